package org.minsheng.organisation.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which posts a person holds or held; who holds one leaves it first, and who held it when stays public. */
@Component
class HeldPosts implements HeldRecords {

    private final JdbcClient jdbc;

    HeldPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 70;
    }

    private record Counts(long now, long past) {
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select count(*) filter (where until is null) as now,
                    count(*) filter (where until is not null) as past
                from organisation.holding
                where person_id = :person
                """)
            .param("person", person.value())
            .query(Counts.class).single();
        return List.of(new Held("organisation.held.now", counts.now(), "organisation.held.now.why", Fate.IN_THE_WAY),
            new Held("organisation.held.past", counts.past(), "organisation.held.past.why", Fate.KEPT));
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return Set.copyOf(jdbc.sql("""
                select id
                from unnest(:people::bigint[]) asked (id)
                where exists (select from organisation.holding where person_id = asked.id)
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query(Long.class).list().stream().map(PersonId::new).toList());
    }
}

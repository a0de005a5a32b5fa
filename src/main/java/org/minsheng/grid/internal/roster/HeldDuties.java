package org.minsheng.grid.internal.roster;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which grids and units a person answers or did; whoever answers hands over first, and who answered when stays
 * public.
 */
@Component
class HeldDuties implements HeldRecords {

    private final JdbcClient jdbc;

    HeldDuties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 60;
    }

    private record Counts(long now, long past) {
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select count(*) filter (where until is null) as now,
                    count(*) filter (where until is not null) as past
                from grid.answerable
                where person = :person
                """)
            .param("person", person.value())
            .query(Counts.class).single();
        return List.of(new Held("grid.held.now", counts.now(), "grid.held.now.why", Fate.IN_THE_WAY),
            new Held("grid.held.past", counts.past(), "grid.held.past.why", Fate.KEPT));
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return Set.copyOf(jdbc.sql("""
                select id
                from unnest(:people::bigint[]) asked (id)
                where exists (select from grid.answerable where person = asked.id)
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query(Long.class).list().stream().map(PersonId::new).toList());
    }
}

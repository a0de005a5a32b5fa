package org.minsheng.appeal.internal.erasing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger holds about a person; what is still being worked on has to be finished, or withdrawn, first. */
@Component
class HeldAppeals implements HeldRecords {

    private final JdbcClient jdbc;

    HeldAppeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 20;
    }

    private record Counts(long open, long over, long others) {
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select (select count(*) from appeal.appeal where reporter = :person and open) as open,
                    (select count(*) from appeal.appeal where reporter = :person and not open) as over,
                    (select count(*) from appeal.companion where person = :person and left_at is null)
                        + (select count(*) from appeal.agent where person = :person) as others
                """)
            .param("person", person.value())
            .query(Counts.class).single();
        return List.of(
            new Held("appeal.held.open", counts.open(), "appeal.held.open.why", Fate.IN_THE_WAY),
            new Held("appeal.held.over", counts.over(), "appeal.held.over.why", Fate.UNLINKED),
            new Held("appeal.held.others", counts.others(), "appeal.held.others.why", Fate.DELETED));
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return Set.copyOf(jdbc.sql("""
                select id
                from unnest(:people::bigint[]) asked (id)
                where exists (select from appeal.appeal where reporter = asked.id)
                    or exists (select from appeal.companion where person = asked.id and left_at is null)
                    or exists (select from appeal.agent where person = asked.id)
                """)
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query(Long.class).list().stream().map(PersonId::new).toList());
    }
}

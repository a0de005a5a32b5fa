package org.minsheng.points.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.people.HeldRecords;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held here about a person: claims and movements of points. */
@Component
class HeldPoints implements HeldRecords {

    private record Counts(long claims, long lines) {
    }

    private final JdbcClient jdbc;

    HeldPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select (select count(*) from points.claim where member = holder.id) as claims,
                    (select count(*) from points.line where member = holder.id) as lines
                from points.holder
                where person = :person
                """)
            .param("person", person.value())
            .query(Counts.class).optional().orElse(new Counts(0, 0));
        return List.of(new Held("points.held.claims", counts.claims(), "points.held.claims.why", Fate.UNLINKED),
            new Held("points.held.lines", counts.lines(), "points.held.lines.why", Fate.UNLINKED));
    }

    @Override
    public Set<PersonId> among(Collection<PersonId> people) {
        return Set.copyOf(jdbc.sql("select person from points.holder where person = any(:people)")
            .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
            .query(Long.class).list().stream().map(PersonId::new).toList());
    }
}

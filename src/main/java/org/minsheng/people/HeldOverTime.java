package org.minsheng.people;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.minsheng.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What somebody holds for a time, in rows with an {@code until}: who holds it now leaves it before an erasure, and who
 * held it when stays public.
 */
public abstract class HeldOverTime implements HeldRecords {

    private record Counts(long now, long past) {
    }

    private final JdbcClient jdbc;
    private final int order;
    private final String table;
    private final String column;
    private final String texts;

    /**
     * @param table with its schema; {@code column} of it is the person
     * @param texts what the message keys begin with: {@code .now}, {@code .past} and both with {@code .why} follow
     */
    protected HeldOverTime(JdbcClient jdbc, int order, String table, String column, String texts) {
        this.jdbc = jdbc;
        this.order = order;
        this.table = table;
        this.column = column;
        this.texts = texts;
    }

    @Override
    public final int order() {
        return order;
    }

    @Override
    public final List<Held> of(PersonId person) {
        var counts = jdbc.sql("""
                select count(*) filter (where until is null) as now,
                    count(*) filter (where until is not null) as past
                from %s
                where %s = :person
                """.formatted(table, column))
            .param("person", person.value())
            .query(Counts.class).single();
        return List.of(new Held(texts + ".now", counts.now(), texts + ".now.why", Fate.IN_THE_WAY),
            new Held(texts + ".past", counts.past(), texts + ".past.why", Fate.KEPT));
    }

    @Override
    public final Set<PersonId> among(Collection<PersonId> people) {
        return HeldRecords.among(jdbc, people, "exists (select from %s where %s = asked.id)".formatted(table, column));
    }
}

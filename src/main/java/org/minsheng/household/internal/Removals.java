package org.minsheng.household.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of what was removed because its retention was over. */
@Repository
public class Removals {

    /** @param olderThan what had ended before this day was removed */
    public record Removed(Instant at, String datum, int removed, LocalDate olderThan) {
    }

    private final JdbcClient jdbc;

    Removals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Removed> latest(int size) {
        return jdbc.sql("""
                select at, datum, removed, older_than
                from household.removal
                order by id desc
                limit :size
                """)
            .param("size", size)
            .query((row, number) -> new Removed(row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("datum"),
                row.getInt("removed"), row.getObject("older_than", LocalDate.class)))
            .list();
    }
}

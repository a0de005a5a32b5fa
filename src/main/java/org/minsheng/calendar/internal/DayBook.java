package org.minsheng.calendar.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recorded days and years. */
@Component
class DayBook {

    /** Some forty days a year for the whole installation, and a few of each county. */
    private static final int MOST = 20_000;

    /** Where a year's days come from. */
    record Year(int year, String source, Instant recordedAt, String recordedBy) {
    }

    private final JdbcClient jdbc;

    DayBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything there is, the installation's days before the counties'. */
    List<DayRow> all() {
        return jdbc.sql("select * from calendar.day order by scope, day limit :most")
            .param("most", MOST)
            .query(DayBook::row)
            .list();
    }

    /** A year's days of these scopes, by date. */
    List<DayRow> of(int year, Collection<String> scopes) {
        return jdbc.sql("""
                select *
                from calendar.day
                where scope in (:scopes)
                    and day >= :first and day <= :last
                order by day, scope
                limit 800
                """)
            .param("scopes", scopes)
            .param("first", LocalDate.of(year, 1, 1))
            .param("last", LocalDate.of(year, 12, 31))
            .query(DayBook::row)
            .list();
    }

    Optional<DayRow> at(String scope, LocalDate day) {
        return jdbc.sql("select * from calendar.day where scope = :scope and day = :day")
            .param("scope", scope)
            .param("day", day)
            .query(DayBook::row)
            .optional();
    }

    Set<Integer> years() {
        return new TreeSet<>(jdbc.sql("select year from calendar.year").query(Integer.class).list());
    }

    Optional<Year> year(int year) {
        return jdbc.sql("select * from calendar.year where year = :year")
            .param("year", year)
            .query((row, n) -> new Year(row.getInt("year"), row.getString("source"), instant(row, "recorded_at"),
                row.getString("recorded_by_name")))
            .optional();
    }

    void put(DayRow day) {
        jdbc.sql("""
                insert into calendar.day (scope, day, working, name, reason, changed_at, changed_by_name)
                values (:scope, :day, :working, :name, :reason, :at, :by)
                on conflict (scope, day) do update
                set working = excluded.working, name = excluded.name, reason = excluded.reason,
                    changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name
                """)
            .param("scope", day.scope())
            .param("day", day.day())
            .param("working", day.working())
            .param("name", day.name())
            .param("reason", day.reason())
            .param("at", time(day.changedAt()))
            .param("by", day.changedBy())
            .update();
    }

    void remove(String scope, LocalDate day) {
        jdbc.sql("delete from calendar.day where scope = :scope and day = :day")
            .param("scope", scope)
            .param("day", day)
            .update();
    }

    void put(Year year) {
        jdbc.sql("""
                insert into calendar.year (year, source, recorded_at, recorded_by_name)
                values (:year, :source, :at, :by)
                on conflict (year) do update
                set source = excluded.source, recorded_at = excluded.recorded_at,
                    recorded_by_name = excluded.recorded_by_name
                """)
            .param("year", year.year())
            .param("source", year.source())
            .param("at", time(year.recordedAt()))
            .param("by", year.recordedBy())
            .update();
    }

    private static DayRow row(ResultSet row, int index) throws SQLException {
        return new DayRow(row.getString("scope"), row.getObject("day", LocalDate.class),
            row.getBoolean("working"), row.getString("name"), row.getString("reason"), instant(row, "changed_at"),
            row.getString("changed_by_name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

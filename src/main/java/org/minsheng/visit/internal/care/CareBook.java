package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is looked after, and since when. */
@Repository
public class CareBook {

    private static final String SELECT = """
        select care.*, task.due_at, task.late_at
        from visit.care
        left join visit.care_task task on task.care = care.id and task.state = 'OPEN'
        """;

    /** @param only OVERDUE, ALARM, ENDED, or empty for everybody who is looked after now */
    record Filter(CareKind kind, Collection<AreaCode> areas, String only) {
    }

    /** What an area's desk looks at first. */
    public record Figures(long cared, long overdue, long alarms, long today) {
    }

    /** What is agreed when a care begins or changes. */
    record Terms(String carerName, @Nullable AccountId carer, Plan plan, @Nullable BigDecimal alarmAbove, String note,
        @Nullable LocalDate until) {
    }

    private final JdbcClient jdbc;

    CareBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By door, from after the cursor {@code door:id}; those that are over by their end, the latest first, without one.
     */
    List<Care> list(Filter filter, String after, int limit) {
        int colon = after.indexOf(':');
        boolean ended = filter.only().equals("ENDED");
        return jdbc.sql(SELECT + """
                where care.door like any(:within)
                    and care.kind = :kind
                    and (care.ended_at is not null) = :ended
                    and (:only <> 'OVERDUE' or care.overdue_since is not null)
                    and (:only <> 'ALARM' or care.open_alarms > 0)
                    and (:ended or (care.door, care.id) > (:door collate "C", :id))
                order by care.ended_at desc nulls first, care.door, care.id
                limit :limit
                """)
            .param("within", within(filter.areas()))
            .param("kind", filter.kind().name())
            .param("ended", ended)
            .param("only", filter.only())
            .param("door", colon < 0 ? "" : after.substring(0, colon))
            .param("id", colon < 0 || !after.substring(colon + 1).matches("\\d{1,18}") ? 0
                : Long.parseLong(after.substring(colon + 1)))
            .param("limit", limit)
            .query(CareBook::care).list();
    }

    /** Overdue the longest, then alarmed, then next due: what waits first. */
    List<Care> waiting(CareKind kind, Collection<AreaCode> areas, Instant until, int limit) {
        return jdbc.sql(SELECT + """
                where care.door like any(:within)
                    and care.kind = :kind
                    and care.ended_at is null
                    and (care.overdue_since is not null or care.open_alarms > 0 or task.due_at <= :until)
                order by care.open_alarms > 0 desc, care.overdue_since nulls last, task.due_at, care.id
                limit :limit
                """)
            .param("within", within(areas))
            .param("kind", kind.name())
            .param("until", until.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .query(CareBook::care).list();
    }

    Figures figures(CareKind kind, Collection<AreaCode> areas, Instant dayEnds) {
        return jdbc.sql("""
                select count(*) as cared, count(care.overdue_since) as overdue,
                    count(*) filter (where care.open_alarms > 0) as alarms,
                    count(*) filter (where task.due_at < :dayEnds) as today
                from visit.care
                left join visit.care_task task on task.care = care.id and task.state = 'OPEN'
                where care.door like any(:within)
                    and care.kind = :kind
                    and care.ended_at is null
                """)
            .param("dayEnds", dayEnds.atOffset(ZoneOffset.UTC))
            .param("within", within(areas))
            .param("kind", kind.name())
            .query((row, n) -> new Figures(row.getLong("cared"), row.getLong("overdue"), row.getLong("alarms"),
                row.getLong("today"))).single();
    }

    Optional<Care> find(CareId id) {
        return jdbc.sql(SELECT + """
                where care.id = :id
                """)
            .param("id", id.value())
            .query(CareBook::care).optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Care> hold(CareId id) {
        jdbc.sql("select from visit.care where id = :id for update").param("id", id.value())
            .query((row, n) -> 1).list();
        return find(id);
    }

    Optional<CareId> byKey(RequestKey key) {
        return jdbc.sql("select id from visit.care where request_key = :key").param("key", key.value())
            .query(Long.class).optional().map(CareId::new);
    }

    /** Empty when the key was used, or when the household is looked after in this way already. */
    Optional<CareId> add(Viewer viewer, RequestKey key, HouseholdId household, AreaCode door, Terms terms,
        LocalDate since, Instant now) {
        return bind(jdbc.sql("""
                insert into visit.care (request_key, kind, household, door, carer_name, carer_account, times,
                    every_days, grace_minutes, alarm_above, note, since, until, created_at, created_by_name)
                values (:key, :kind, :household, :door, :carerName, :carer::bigint, :times, nullif(:everyDays, 0),
                    :grace, :alarmAbove::numeric, :note, :since, :until::date, :now, :byName)
                on conflict do nothing
                returning id
                """), terms)
            .param("key", key.value())
            .param("kind", terms.plan().kind().name())
            .param("household", household.value())
            .param("door", door.value())
            .param("since", since)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .query(Long.class).optional().map(CareId::new);
    }

    boolean change(CareId id, int version, Terms terms) {
        return bind(jdbc.sql("""
                update visit.care
                set carer_name = :carerName, carer_account = :carer::bigint, times = :times,
                    every_days = nullif(:everyDays, 0), grace_minutes = :grace,
                    alarm_above = :alarmAbove::numeric, note = :note, until = :until::date, version = version + 1
                where id = :id
                    and version = :version
                    and ended_at is null
                """), terms)
            .param("id", id.value())
            .param("version", version)
            .update() == 1;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Terms terms) {
        return statement
            .param("carerName", terms.carerName())
            .param("carer", terms.carer() == null ? null : terms.carer().value())
            .param("times", terms.plan().times().stream().map(LocalTime::toString).toArray(String[]::new))
            .param("everyDays", terms.plan().everyDays())
            .param("grace", terms.plan().graceMinutes())
            .param("alarmAbove", terms.alarmAbove())
            .param("note", terms.note())
            .param("until", terms.until());
    }

    void lookedIn(CareId id, Instant at, @Nullable BigDecimal value, boolean alarm) {
        jdbc.sql("""
                update visit.care
                set last_at = :at, last_value = coalesce(:value::numeric, last_value), overdue_since = null,
                    open_alarms = open_alarms + :alarms, version = version + 1
                where id = :id
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("value", value)
            .param("alarms", alarm ? 1 : 0)
            .param("id", id.value())
            .update();
    }

    void missed(CareId id, Instant at, boolean alarm) {
        jdbc.sql("""
                update visit.care
                set overdue_since = coalesce(overdue_since, :at), open_alarms = open_alarms + :alarms,
                    version = version + 1
                where id = :id
                """)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("alarms", alarm ? 1 : 0)
            .param("id", id.value())
            .update();
    }

    boolean end(Viewer viewer, CareId id, String note, Instant now) {
        return jdbc.sql("""
                update visit.care
                set ended_at = :now, ended_by_name = :byName, end_note = :note, overdue_since = null,
                    version = version + 1
                where id = :id
                    and ended_at is null
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .param("note", note)
            .param("id", id.value())
            .update() == 1;
    }

    static String[] within(Collection<AreaCode> areas) {
        return areas.stream().map(area -> area.value() + "%").toArray(String[]::new);
    }

    private static Care care(ResultSet row, int number) throws SQLException {
        var kind = CareKind.valueOf(row.getString("kind"));
        var times = Arrays.stream((String[]) row.getArray("times").getArray()).map(LocalTime::parse).toList();
        long carer = row.getLong("carer_account");
        var account = row.wasNull() ? null : new AccountId(carer);
        var plan = new Plan(kind, times, row.getInt("every_days"), row.getInt("grace_minutes"));
        return new Care(new CareId(row.getLong("id")), kind, new HouseholdId(row.getLong("household")),
            new AreaCode(row.getString("door")),
            row.getString("carer_name"), account, plan, row.getBigDecimal("alarm_above"), row.getString("note"),
            row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class), instant(row, "last_at"),
            row.getBigDecimal("last_value"), instant(row, "overdue_since"), row.getInt("open_alarms"),
            row.getInt("version"),
            instant(row, "ended_at"), row.getString("end_note"), instant(row, "due_at"), instant(row, "late_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

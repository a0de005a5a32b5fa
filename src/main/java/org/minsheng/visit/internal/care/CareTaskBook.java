package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormVersionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each time somebody is to look in, and what was found. */
@Repository
public class CareTaskBook {

    /** A time to look in; DROPPED when the plan changed before it came. */
    public enum State { OPEN, DONE, MISSED, EXTRA, DROPPED }

    record Task(long id, CareId care, Plan.Slot slot, State state) {
    }

    /** @param answers JSON with what is personal sealed, null when nobody was there */
    public record Visit(long id, Instant dueAt, State state, @Nullable Instant doneAt, String doneByName,
                 @Nullable FormVersionId form, @Nullable String answers, @Nullable BigDecimal value, boolean alarm) {
    }

    /** What somebody brings: sealed answers, and the value that may alarm. */
    record Found(RequestKey key, FormVersionId form, String answers, @Nullable BigDecimal value,
        boolean alarm, Instant at) {
    }

    public record Alarm(long id, String sort, @Nullable BigDecimal value, Instant at, @Nullable Instant settledAt,
        String settledByName, String settledNote) {
    }

    private final JdbcClient jdbc;

    CareTaskBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long open(CareId care, Plan.Slot slot) {
        return jdbc.sql("""
                insert into visit.care_task (care, due_at, late_at, state)
                values (:care, :dueAt, :lateAt, 'OPEN')
                returning id
                """)
            .param("care", care.value())
            .param("dueAt", slot.dueAt().atOffset(ZoneOffset.UTC))
            .param("lateAt", slot.lateAt().atOffset(ZoneOffset.UTC))
            .query(Long.class).single();
    }

    Optional<Task> openOf(CareId care) {
        return jdbc.sql("select * from visit.care_task where care = :care and state = 'OPEN'")
            .param("care", care.value())
            .query(CareTaskBook::task).optional();
    }

    Optional<Task> find(long id) {
        return jdbc.sql("select * from visit.care_task where id = :id").param("id", id)
            .query(CareTaskBook::task).optional();
    }

    /** Open ones that are late at a moment, for a node whose timers were lost. */
    List<Long> late(Instant now, int limit) {
        return jdbc.sql("""
                select id
                from visit.care_task
                where state = 'OPEN'
                    and late_at <= :now
                order by late_at
                limit :limit
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("limit", limit)
            .query(Long.class).list();
    }

    /** False when it is not open any more. */
    boolean close(long id, State state) {
        return jdbc.sql("update visit.care_task set state = :state where id = :id and state = 'OPEN'")
            .param("state", state.name()).param("id", id).update() == 1;
    }

    boolean isKnown(RequestKey key) {
        return jdbc.sql("select exists (select from visit.care_task where client_key = :key)").param("key", key.value())
            .query(Boolean.class).single();
    }

    void done(Viewer viewer, long id, Found found) {
        bind(jdbc.sql("""
                update visit.care_task
                set state = 'DONE', done_at = :at, done_by = :by::bigint, done_by_name = :byName, client_key = :key,
                    form_version = :form, answers = :answers::jsonb, value = :value::numeric, alarm = :alarm
                where id = :id
                """), viewer, found)
            .param("id", id)
            .update();
    }

    /** A visit that no slot asked for. */
    long extra(Viewer viewer, CareId care, Found found) {
        return bind(jdbc.sql("""
                insert into visit.care_task (care, due_at, late_at, state, done_at, done_by, done_by_name, client_key,
                    form_version, answers, value, alarm)
                values (:care, :at, :at, 'EXTRA', :at, :by::bigint, :byName, :key, :form, :answers::jsonb,
                    :value::numeric, :alarm)
                returning id
                """), viewer, found)
            .param("care", care.value())
            .query(Long.class).single();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Viewer viewer, Found found) {
        return statement
            .param("at", found.at().atOffset(ZoneOffset.UTC))
            .param("by", viewer.account() == null ? null : viewer.account().value())
            .param("byName", viewer.name())
            .param("key", found.key().value())
            .param("form", found.form().value())
            .param("answers", found.answers())
            .param("value", found.value())
            .param("alarm", found.alarm());
    }

    /** What happened, the latest first; what is still to come is not among it. */
    List<Visit> visits(CareId care, int limit) {
        return jdbc.sql("""
                select *
                from visit.care_task
                where care = :care
                    and state in ('DONE', 'MISSED', 'EXTRA')
                order by coalesce(done_at, late_at) desc
                limit :limit
                """)
            .param("care", care.value())
            .param("limit", limit)
            .query(CareTaskBook::visit).list();
    }

    void alarm(CareId care, long task, String sort, @Nullable BigDecimal value, Instant at) {
        jdbc.sql("""
                insert into visit.care_alarm (care, task, sort, value, at)
                values (:care, :task, :sort, :value::numeric, :at)
                on conflict do nothing
                """)
            .param("care", care.value())
            .param("task", task)
            .param("sort", sort)
            .param("value", value)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }

    List<Alarm> alarms(CareId care) {
        return jdbc.sql("""
                select *
                from visit.care_alarm
                where care = :care
                order by at desc
                limit 50
                """)
            .param("care", care.value())
            .query((row, n) -> new Alarm(row.getLong("id"), row.getString("sort"), row.getBigDecimal("value"),
                Objects.requireNonNull(CareBook.instant(row, "at")), CareBook.instant(row, "settled_at"),
                row.getString("settled_by_name"),
                row.getString("settled_note"))).list();
    }

    /** False when it was settled before. */
    boolean settle(Viewer viewer, CareId care, long alarm, String note, Instant now) {
        return jdbc.sql("""
                with settled as (
                    update visit.care_alarm
                    set settled_at = :now, settled_by_name = :byName, settled_note = :note
                    where id = :alarm
                        and care = :care
                        and settled_at is null
                    returning care
                )
                update visit.care
                set open_alarms = open_alarms - 1, version = version + 1
                from settled
                where care.id = settled.care
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("byName", viewer.name())
            .param("note", note)
            .param("alarm", alarm)
            .param("care", care.value())
            .update() == 1;
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(row.getLong("id"), new CareId(row.getLong("care")),
            new Plan.Slot(Objects.requireNonNull(CareBook.instant(row, "due_at")),
            Objects.requireNonNull(CareBook.instant(row, "late_at"))),
            State.valueOf(row.getString("state")));
    }

    private static Visit visit(ResultSet row, int number) throws SQLException {
        long form = row.getLong("form_version");
        var version = row.wasNull() ? null : new FormVersionId(form);
        return new Visit(row.getLong("id"), Objects.requireNonNull(CareBook.instant(row, "due_at")),
            State.valueOf(row.getString("state")),
            CareBook.instant(row, "done_at"), row.getString("done_by_name"), version, row.getString("answers"),
            row.getBigDecimal("value"),
            row.getBoolean("alarm"));
    }
}

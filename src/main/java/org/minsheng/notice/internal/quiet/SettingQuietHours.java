package org.minsheng.notice.internal.quiet;

import java.sql.Time;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.minsheng.notice.internal.Disturbing;
import org.minsheng.notice.internal.QuietHours;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The installation's hours are set, or one person's exception from them. What waits already keeps its time. */
@Component
public class SettingQuietHours {

    private final JdbcClient jdbc;
    private final Disturbing disturbing;
    private final AuditTrail audit;
    private final Clock clock;

    SettingQuietHours(JdbcClient jdbc, Disturbing disturbing, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.disturbing = disturbing;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param who as histories name one: {@code account:12} */
    record Decision(QuietHours hours, Instant at, String who) {
    }

    /** @return false when nothing is different */
    @Transactional
    public boolean set(Viewer viewer, QuietHours hours) {
        var before = disturbing.hours();
        if (before.equals(hours)) {
            return false;
        }
        jdbc.sql("""
                insert into notice.quiet_hours (active, begins, ends, decided, decided_by)
                values (:active, :begins, :ends, :now, :who)
                """)
            .param("active", hours.active())
            .param("begins", hours.begins())
            .param("ends", hours.ends())
            .param("now", now())
            .param("who", viewer.actor())
            .update();
        disturbing.forget();
        audit.record(viewer, "notice.set-quiet-hours", "installation:quiet-hours", said(before), said(hours));
        return true;
    }

    @Transactional
    public void tellAtOnce(Viewer viewer, PersonId person, boolean atOnce) {
        boolean before = disturbing.wantsAtOnce(person);
        if (before == atOnce) {
            return;
        }
        jdbc.sql("""
                insert into notice.preference (person, at_once, changed)
                values (:person, :atOnce, :now)
                on conflict (person) do update
                set at_once = excluded.at_once, changed = excluded.changed
                """)
            .param("person", person.value())
            .param("atOnce", atOnce)
            .param("now", now())
            .update();
        audit.record(viewer, "notice.tell-at-once", "person:" + person.value(),
            Map.of("atOnce", before), Map.of("atOnce", atOnce));
    }

    /** The newest first, at most 20. */
    List<Decision> history() {
        return jdbc.sql("""
                select active, begins, ends, decided, decided_by
                from notice.quiet_hours
                order by id desc
                limit 20
                """)
            .query((row, number) -> new Decision(new QuietHours(row.getBoolean("active"),
                time(row.getObject("begins", Time.class)), time(row.getObject("ends", Time.class))),
                row.getObject("decided", OffsetDateTime.class).toInstant(), row.getString("decided_by")))
            .list();
    }

    /** How many messages wait now, for the end of the quiet hours or for the next step. */
    long waiting() {
        return jdbc.sql("select count(*) from notice.message where state = 'QUEUED' and next_attempt is not null")
            .query(Long.class).single();
    }

    private static LocalTime time(Time time) {
        return time.toLocalTime();
    }

    private static Map<String, Object> said(QuietHours hours) {
        return Map.of("active", hours.active(), "begins", hours.begins().toString(), "ends", hours.ends().toString());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

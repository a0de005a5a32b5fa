package org.minsheng.visit.internal.care;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that nobody looked in in time, alarms, and sets the next time; run again it finds nothing left to do. */
@Component
class NoticingMissed {

    private final CareBook book;
    private final CareTaskBook tasks;
    private final CareAlarms alarms;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    NoticingMissed(CareBook book, CareTaskBook tasks, CareAlarms alarms, TimerRows timers, AuditTrail audit,
        Clock clock) {
        this.book = book;
        this.tasks = tasks;
        this.alarms = alarms;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return whether it was missed */
    @Transactional
    public boolean notice(long task, Instant now) {
        var late = tasks.find(task).orElse(null);
        if (late == null || late.state() != CareTaskBook.State.OPEN || late.slot().lateAt().isAfter(now)) {
            return false;
        }
        var care = book.hold(late.care()).orElseThrow();
        if (!tasks.close(task, CareTaskBook.State.MISSED)) {
            return false;
        }
        // Whoever was not visited for weeks is overdue all that time; the alarm is raised once.
        boolean alarm = care.kind() == CareKind.QUARANTINE || care.overdueSince() == null;
        book.missed(care.id(), late.slot().lateAt(), alarm);
        if (alarm) {
            tasks.alarm(care.id(), task, "MISSED", null, now);
            alarms.missed(care, task);
        }
        if (care.endedAt() == null) {
            var next = care.plan().after(late.slot(), now, clock.getZone());
            CareTimers.set(timers, tasks.open(care.id(), next), next);
        }
        audit.record(Viewer.SYSTEM, "visit.miss-care", "care:" + care.id().value(), null,
            Map.of("task", task, "dueAt", late.slot().dueAt().toString()));
        return true;
    }
}

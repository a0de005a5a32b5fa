package org.minsheng.visit.internal.care;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes who goes there and when; the time that was planned next is planned anew. */
@Component
class ChangingCare {

    private final CareBook book;
    private final CareTaskBook tasks;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    ChangingCare(CareBook book, CareTaskBook tasks, TimerRows timers, AuditTrail audit, Clock clock) {
        this.book = book;
        this.tasks = tasks;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public CareOutcome change(Viewer viewer, CareId id, int version, CareBook.Terms terms) {
        var care = book.hold(id).orElseThrow();
        if (!CareRights.mayLead(viewer, care.door())) {
            return CareOutcome.NOT_YOURS;
        }
        if (care.endedAt() != null) {
            return CareOutcome.ENDED;
        }
        if (!book.change(id, version, terms)) {
            return CareOutcome.CHANGED_MEANWHILE;
        }
        if (!terms.plan().equals(care.plan())) {
            tasks.openOf(id).ifPresent(task -> tasks.close(task.id(), CareTaskBook.State.DROPPED));
            var next = terms.plan().first(clock.instant(), clock.getZone());
            CareTimers.set(timers, tasks.open(id, next), next);
        }
        audit.record(viewer, "visit.change-care", "care:" + id.value(),
            Map.of("carer", care.carerName(), "plan", care.plan().toString()),
            Map.of("carer", terms.carerName(), "plan", terms.plan().toString()));
        return new Done(id, false);
    }
}

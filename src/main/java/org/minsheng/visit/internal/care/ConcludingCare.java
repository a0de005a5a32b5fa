package org.minsheng.visit.internal.care;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the care of a household; nobody is expected there any more, and what was found stays readable. */
@Component
class ConcludingCare {

    private final CareBook book;
    private final CareTaskBook tasks;
    private final AuditTrail audit;
    private final Clock clock;

    ConcludingCare(CareBook book, CareTaskBook tasks, AuditTrail audit, Clock clock) {
        this.book = book;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public CareOutcome end(Viewer viewer, CareId id, String note) {
        var care = book.hold(id).orElseThrow();
        if (!CareRights.mayLead(viewer, care.door())) {
            return CareOutcome.NOT_YOURS;
        }
        if (book.end(viewer, id, note, clock.instant())) {
            tasks.openOf(id).ifPresent(task -> tasks.close(task.id(), CareTaskBook.State.DROPPED));
            audit.record(viewer, "visit.end-care", "care:" + id.value(), null, Map.of("note", note));
        }
        return new Done(id, false);
    }
}

package org.minsheng.visit.internal.care;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what was done about an alarm; until then it stands on the overview. */
@Component
class SettlingAlarm {

    private final CareBook book;
    private final CareTaskBook tasks;
    private final AuditTrail audit;
    private final Clock clock;

    SettlingAlarm(CareBook book, CareTaskBook tasks, AuditTrail audit, Clock clock) {
        this.book = book;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public CareOutcome settle(Viewer viewer, CareId id, long alarm, String note) {
        var care = book.hold(id).orElseThrow();
        if (!CareRights.mayLookIn(viewer, care.kind(), care.door())) {
            return CareOutcome.NOT_YOURS;
        }
        if (tasks.settle(viewer, id, alarm, note, clock.instant())) {
            audit.record(viewer, "visit.settle-care-alarm", "care:" + id.value(), null, Map.of("alarm", alarm));
        }
        return new Done(id, false);
    }
}

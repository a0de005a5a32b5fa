package org.minsheng.notice.internal.receipts;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A desk notes what came of calling somebody whom no message reached. */
@Component
class CallingUnreached {

    private final UnreachedList unreached;
    private final AuditTrail audit;
    private final Clock clock;

    CallingUnreached(UnreachedList unreached, AuditTrail audit, Clock clock) {
        this.unreached = unreached;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return false when somebody else was first, or it is not this desk's */
    @Transactional
    public boolean call(Viewer viewer, long message, Call call) {
        if (!unreached.attend(viewer, message, call, clock.instant())) {
            return false;
        }
        audit.record(viewer, "notice.call-unreached", "message:" + message, null, Map.of("call", call));
        return true;
    }
}

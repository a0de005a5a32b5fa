package org.minsheng.area.internal;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The audit trail as this module writes it: {@code area.<activity>} on {@code place:<code>}. */
@Component
class AreaTrail {

    private final AuditTrail trail;

    AreaTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void place(Viewer viewer, String activity, AreaCode place, @Nullable Object before, @Nullable Object after) {
        record(viewer, activity, "place:" + place, before, after);
    }

    void record(Viewer viewer, String activity, String subject, @Nullable Object before, @Nullable Object after) {
        trail.record(viewer, "area." + activity, subject, before, after);
    }
}

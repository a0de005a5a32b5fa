package org.minsheng.household.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes a care group to newcomers, or opens it again. */
@Component
public class EndingDatum {

    private final Data data;
    private final AuditTrail audit;
    private final Clock clock;

    EndingDatum(Data data, AuditTrail audit, Clock clock) {
        this.data = data;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome end(Viewer viewer, String code, boolean ended) {
        if (!viewer.has(Role.SECURITY_ADMINISTRATOR)) {
            return new Refused("name", "household.refused.not-security");
        }
        if (!data.end(code, ended ? clock.instant() : null)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "household.end-datum", "datum:" + code, Map.of("ended", !ended), Map.of("ended", ended));
        return new Done(0);
    }
}

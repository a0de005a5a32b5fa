package org.minsheng.appeal.internal.similar;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the messages to somebody who met the same thing; whoever holds the link is that person. */
@Component
public class LeavingAppeal {

    private final Companions companions;
    private final AuditTrail audit;
    private final Clock clock;

    LeavingAppeal(Companions companions, AuditTrail audit, Clock clock) {
        this.companions = companions;
        this.audit = audit;
        this.clock = clock;
    }

    /** False for an unknown link. */
    @Transactional
    public boolean leave(Viewer viewer, String token) {
        var companion = companions.byToken(token).orElse(null);
        if (companion == null) {
            return false;
        }
        if (companions.leave(token, clock.instant())) {
            audit.record(viewer, "appeal.leave", companion.appeal().subject(), null,
                Map.of("person", companion.person().value()));
        }
        return true;
    }
}

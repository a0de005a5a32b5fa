package org.minsheng.household.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Requests.State;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever asked about the own data changes the mind before it is decided. */
@Component
public class WithdrawingRequest {

    private final Requests requests;
    private final AuditTrail audit;
    private final Clock clock;

    WithdrawingRequest(Requests requests, AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome withdraw(Viewer viewer, long id) {
        var request = requests.find(id).filter(one -> one.person().equals(viewer.person())).orElse(null);
        if (request == null) {
            return Outcome.NOT_YOURS;
        }
        if (!requests.close(id, request.version(), State.WITHDRAWN, "", "", clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "household.withdraw-request", "data-request:" + id, Map.of("state", "OPEN"),
            Map.of("state", "WITHDRAWN"));
        return new Done(id);
    }
}

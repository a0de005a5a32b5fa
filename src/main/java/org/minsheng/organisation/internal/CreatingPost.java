package org.minsheng.organisation.internal;

import java.time.Clock;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Creates a post at an organisation; it is vacant until somebody is appointed. */
@Component
class CreatingPost {

    private final OrganisationRepository organisations;
    private final PostLedger ledger;
    private final Conflicts conflicts;
    private final AuditTrail audit;
    private final Clock clock;

    CreatingPost(OrganisationRepository organisations, PostLedger ledger, Conflicts conflicts,
                 AuditTrail audit, Clock clock) {
        this.organisations = organisations;
        this.ledger = ledger;
        this.conflicts = conflicts;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome create(Viewer viewer, OrganisationId organisation, RequestKey key, PostData data) {
        var at = organisations.find(organisation).orElseThrow();
        if (!Rights.mayEdit(viewer, at.area()) || !Rights.mayEdit(viewer, data.area(), data.tier())) {
            return Outcome.NOT_YOURS;
        }
        if (data.isWiderThanItsTier()) {
            return new Refused("area", "organisation.refused.area-too-wide");
        }
        if (at.endedAt() != null) {
            return new Refused("title", "organisation.refused.ended");
        }
        var now = clock.instant();
        var made = ledger.insert(organisation, data, key, now);
        if (made.isEmpty()) {
            return new Done(ledger.byKey(key).orElseThrow().value());
        }
        if (!ledger.takeDuties(made.get(), data, now)) {
            var refused = conflicts.about(data, made.get());
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return refused;
        }
        audit.record(viewer, "organisation.create-post", "post:" + made.get().value(), null, data);
        return new Done(made.get().value());
    }
}

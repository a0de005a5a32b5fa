package org.minsheng.organisation.internal;

import java.time.Clock;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters a new organisation. */
@Component
class FoundingOrganisation {

    private final OrganisationRepository organisations;
    private final AuditTrail audit;
    private final Clock clock;

    FoundingOrganisation(OrganisationRepository organisations, AuditTrail audit, Clock clock) {
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome found(Viewer viewer, RequestKey key, OrganisationData data) {
        if (!Rights.mayEdit(viewer, data.area())) {
            return Outcome.NOT_YOURS;
        }
        var made = organisations.insert(data, key, clock.instant());
        if (made.isPresent()) {
            audit.record(viewer, "organisation.found", "organisation:" + made.get().value(), null, data);
            return new Done(made.get().value());
        }
        return organisations.byKey(key)
            .<Outcome>map(first -> new Done(first.value()))
            .orElseGet(() -> new Refused("name", "organisation.refused.name-taken", data.name()));
    }
}

package org.minsheng.organisation.internal;

import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrects what is written about an organisation. */
@Component
class EditingOrganisation {

    private final OrganisationRepository organisations;
    private final AuditTrail audit;

    EditingOrganisation(OrganisationRepository organisations, AuditTrail audit) {
        this.organisations = organisations;
        this.audit = audit;
    }

    @Transactional
    public Outcome edit(Viewer viewer, OrganisationId id, int version, OrganisationData data) {
        var before = organisations.find(id).orElseThrow();
        if (!Rights.mayEdit(viewer, before.area()) || !Rights.mayEdit(viewer, data.area())) {
            return Outcome.NOT_YOURS;
        }
        if (id.equals(data.parent())) {
            return new Refused("parent", "organisation.refused.own-parent");
        }
        if (organisations.nameTaken(data, id)) {
            return new Refused("name", "organisation.refused.name-taken", data.name());
        }
        if (!organisations.update(id, version, data)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "organisation.edit", "organisation:" + id.value(), before.data(), data);
        return new Done(id.value());
    }
}

package org.minsheng.organisation.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends an organisation that has no posts and no organisations below it any more. */
@Component
class EndingOrganisation {

    private final OrganisationRepository organisations;
    private final PostRepository posts;
    private final AuditTrail audit;
    private final Clock clock;

    EndingOrganisation(OrganisationRepository organisations, PostRepository posts, AuditTrail audit, Clock clock) {
        this.organisations = organisations;
        this.posts = posts;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome end(Viewer viewer, OrganisationId id) {
        var before = organisations.find(id).orElseThrow();
        if (!Rights.mayEdit(viewer, before.area())) {
            return Outcome.NOT_YOURS;
        }
        if (!posts.of(id).isEmpty()) {
            return new Refused("name", "organisation.refused.has-posts", posts.of(id).size());
        }
        if (!organisations.children(id).isEmpty()) {
            return new Refused("name", "organisation.refused.has-children",
                organisations.children(id).getFirst().name());
        }
        var now = clock.instant();
        if (organisations.end(id, now)) {
            audit.record(viewer, "organisation.end", "organisation:" + id.value(), before.data(),
                Map.of("endedAt", now.toString()));
        }
        return new Done(id.value());
    }
}

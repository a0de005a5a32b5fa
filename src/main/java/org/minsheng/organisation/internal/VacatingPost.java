package org.minsheng.organisation.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.PostVacated;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the holder go without a successor: from now on the tier above answers. */
@Component
class VacatingPost {

    private final PostRepository posts;
    private final PostLedger ledger;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VacatingPost(PostRepository posts, PostLedger ledger, AuditTrail audit,
                 ApplicationEventPublisher events, Clock clock) {
        this.posts = posts;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome vacate(Viewer viewer, PostId id, int version) {
        var before = posts.post(id).orElseThrow();
        if (!Rights.mayEdit(viewer, before.area(), before.tier())) {
            return Outcome.NOT_YOURS;
        }
        if (!ledger.touch(id, version)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var now = clock.instant();
        ledger.vacate(id, now);
        audit.record(viewer, "organisation.vacate", "post:" + id.value(), AppointingHolder.holder(before), Map.of());
        events.publishEvent(new PostVacated(id, now));
        return new Done(id.value());
    }
}

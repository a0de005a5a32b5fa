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

/** Ends a post: its duties are free for another, its holder steps down, its history stays. */
@Component
class EndingPost {

    private final PostRepository posts;
    private final PostLedger ledger;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndingPost(PostRepository posts, PostLedger ledger, AuditTrail audit,
               ApplicationEventPublisher events, Clock clock) {
        this.posts = posts;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome end(Viewer viewer, PostId id, int version) {
        var before = posts.post(id).orElseThrow();
        if (!Rights.mayEdit(viewer, before.area(), before.tier())) {
            return Outcome.NOT_YOURS;
        }
        if (!ledger.touch(id, version)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var now = clock.instant();
        ledger.endDuties(id, now);
        ledger.vacate(id, now);
        ledger.end(id, now);
        audit.record(viewer, "organisation.end-post", "post:" + id.value(), EditingPost.data(before),
            Map.of("endedAt", now.toString()));
        events.publishEvent(new PostVacated(id, now));
        return new Done(id.value());
    }
}

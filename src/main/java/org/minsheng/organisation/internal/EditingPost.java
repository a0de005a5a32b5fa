package org.minsheng.organisation.internal;

import java.time.Clock;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.PostId;
import org.minsheng.organisation.internal.Outcome.Done;
import org.minsheng.organisation.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Changes a post's title, area, tier or duties; what it answered for before stays in its history. */
@Component
class EditingPost {

    private final PostRepository posts;
    private final PostLedger ledger;
    private final Conflicts conflicts;
    private final AuditTrail audit;
    private final Clock clock;

    EditingPost(PostRepository posts, PostLedger ledger, Conflicts conflicts, AuditTrail audit, Clock clock) {
        this.posts = posts;
        this.ledger = ledger;
        this.conflicts = conflicts;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome edit(Viewer viewer, PostId id, int version, PostData data) {
        var before = posts.post(id).orElseThrow();
        if (!Rights.mayEdit(viewer, before.area(), before.tier())
            || !Rights.mayEdit(viewer, data.area(), data.tier())) {
            return Outcome.NOT_YOURS;
        }
        if (data.isWiderThanItsTier()) {
            return new Refused("area", "organisation.refused.area-too-wide");
        }
        if (!ledger.touch(id, version)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var now = clock.instant();
        ledger.endDutiesExcept(id, data, now);
        ledger.describe(id, data);
        if (!ledger.takeDuties(id, data, now)) {
            var refused = conflicts.about(data, id);
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return refused;
        }
        audit.record(viewer, "organisation.edit-post", "post:" + id.value(), data(before), data);
        return new Done(id.value());
    }

    static PostData data(Post post) {
        return new PostData(post.title(), post.area(), post.tier(), post.duties());
    }
}

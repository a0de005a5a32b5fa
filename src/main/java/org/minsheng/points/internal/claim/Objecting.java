package org.minsheng.points.internal.claim;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.account.Accounts;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Anybody may say something against a claim while it is public; nothing is credited before somebody else than its
 * verifier has decided.
 */
@Component
public class Objecting {

    /** Of one claim; whoever has more to say calls. */
    private static final int MOST = 20;

    private final ClaimBook book;
    private final ObjectionBook objections;
    private final TakingBack takingBack;
    private final Crediting crediting;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Objecting(ClaimBook book, ObjectionBook objections, TakingBack takingBack, Crediting crediting, Accounts accounts,
              StaffNotices notices, AuditTrail audit, Clock clock) {
        this.book = book;
        this.objections = objections;
        this.takingBack = takingBack;
        this.crediting = crediting;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome object(Viewer viewer, RequestKey key, long id, String body, String contact) {
        var claim = book.hold(id).orElseThrow();
        var now = clock.instant();
        if (claim.state() != ClaimState.PUBLICISED || claim.publicUntil() == null
            || !claim.publicUntil().isAfter(now)) {
            return new Refused("body", "points.objection.refused.over");
        }
        if (objections.of(id).size() >= MOST) {
            return new Refused("body", "points.objection.refused.many");
        }
        var made = objections.add(key, id, body, contact, now);
        if (made.isPresent()) {
            audit.record(viewer, "points.object", "claim:" + id, null, Map.of("objection", made.get()));
            notices.tell(new StaffNotices.Notice("points-objection:" + made.get(),
                accounts.over(claim.community(), java.util.List.of(Role.COMMUNITY_SECRETARY, Role.DESK_CLERK)),
                "points.objection.notice", java.util.List.of(claim.title()), "/console/points/claims/" + id, false));
        }
        return new Done(id);
    }

    /** @param upheld whether the claim falls */
    @Transactional
    public PointsOutcome settle(Viewer viewer, long id, long objection, boolean upheld, String answer) {
        var claim = book.hold(id).orElseThrow();
        if (!PointsRights.mayVerify(viewer, claim.community())) {
            return PointsOutcome.NOT_YOURS;
        }
        if (claim.verifiedBy().equals(viewer.actor())) {
            return new Refused("answer", "points.objection.refused.own");
        }
        if (!objections.settle(objection, id, upheld, answer, viewer.name(), clock.instant())) {
            return new Refused("answer", "points.objection.refused.settled");
        }
        audit.record(viewer, "points.settle-objection", "claim:" + id, null,
            Map.of("objection", objection, "upheld", upheld));
        if (upheld) {
            takingBack.fall(viewer, List.of(claim), ClaimState.REFUSED, answer);
        } else {
            crediting.credit(id, clock.instant());
        }
        return new Done(id);
    }
}

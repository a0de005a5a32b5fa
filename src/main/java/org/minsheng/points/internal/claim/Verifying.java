package org.minsheng.points.internal.claim;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.points.ClaimDecided.Decision;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.points.internal.PointsRules;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody else than the claimant looks at the proof: verified claims become public, others are refused with a reason.
 */
@Component
public class Verifying {

    private final ClaimBook book;
    private final StandardBook standards;
    private final Holders holders;
    private final Accounts accounts;
    private final PointsRules rules;
    private final Worth worth;
    private final TimerRows timers;
    private final TellingClaimant telling;
    private final AuditTrail audit;
    private final Clock clock;

    Verifying(ClaimBook book, StandardBook standards, Holders holders, Accounts accounts, PointsRules rules,
              Worth worth, TimerRows timers, TellingClaimant telling, AuditTrail audit, Clock clock) {
        this.book = book;
        this.standards = standards;
        this.holders = holders;
        this.accounts = accounts;
        this.rules = rules;
        this.worth = worth;
        this.timers = timers;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome verify(Viewer viewer, long id, int version) {
        var claim = book.hold(id).orElseThrow();
        var refused = refusal(viewer, claim, version, ClaimState.PUBLICISED);
        if (refused != null) {
            return refused;
        }
        // Nobody's cap is passed by two claims that are verified at once.
        holders.hold(List.of(claim.member()));
        var kind = standards.kind(claim.kind()).orElseThrow();
        int points = worth.of(claim.member(), kind, claim.minutes(), claim.doneOn(), id);
        if (points == 0) {
            return new Refused("version", "points.claim.refused.cap", kind.name(),
                kind.capPoints() == null ? 0 : kind.capPoints());
        }
        var now = clock.instant();
        var until = now.plus(Duration.ofDays(rules.of(claim.community().county()).objectionDays()));
        book.verified(claim, points, viewer.actor(), viewer.name(), until, now);
        ClaimTimers.set(timers, id, until);
        audit.record(viewer, "points.verify-claim", "claim:" + id, Map.of("state", claim.state().name()),
            Map.of("state", "PUBLICISED", "points", points));
        return new Done(id);
    }

    @Transactional
    public PointsOutcome refuse(Viewer viewer, long id, int version, String reason) {
        var claim = book.hold(id).orElseThrow();
        var refused = refusal(viewer, claim, version, ClaimState.REFUSED);
        if (refused != null) {
            return refused;
        }
        if (claim.state() != ClaimState.CLAIMED) {
            return new Refused("version", "points.claim.refused.state");
        }
        book.ended(id, ClaimState.REFUSED, viewer.name(), reason, clock.instant());
        audit.record(viewer, "points.refuse-claim", "claim:" + id, Map.of("state", claim.state().name()),
            Map.of("state", "REFUSED"));
        telling.tell(claim, Decision.REFUSED, reason);
        return new Done(id);
    }

    private @Nullable Refused refusal(Viewer viewer, Claim claim, int version, ClaimState next) {
        if (!PointsRights.mayVerify(viewer, claim.community())) {
            return PointsOutcome.NOT_YOURS;
        } else if (isOwn(viewer, claim)) {
            return new Refused("version", "points.claim.refused.own");
        } else if (claim.version() != version) {
            return PointsOutcome.CHANGED_MEANWHILE;
        }
        return claim.state().mayBecome(next) ? null : new Refused("version", "points.claim.refused.state");
    }

    /** Whose deed it is, by the phone that is linked to the account, or who wrote it down. */
    public boolean isOwn(Viewer viewer, Claim claim) {
        var account = viewer.account();
        if (account == null) {
            return false;
        }
        var person = accounts.phones(List.of(account)).get(account);
        return Long.valueOf(account.value()).equals(claim.filedBy())
            || person != null
            && holders.ofPerson(person).filter(holder -> holder.id().equals(claim.member())).isPresent();
    }
}

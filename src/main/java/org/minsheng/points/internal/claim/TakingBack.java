package org.minsheng.points.internal.claim;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.points.ClaimDecided.Decision;
import org.minsheng.points.internal.EntryKind;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.Ledger;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What should not have been credited is taken back by a new entry. A balance never goes below zero: what was spent or is reserved
 * meanwhile stays noted on the claim as missing, for those who oversee.
 */
@Component
public class TakingBack {

    private final ClaimBook book;
    private final Holders holders;
    private final Ledger ledger;
    private final TellingClaimant telling;
    private final AuditTrail audit;
    private final Clock clock;

    TakingBack(ClaimBook book, Holders holders, Ledger ledger, TellingClaimant telling, AuditTrail audit, Clock clock) {
        this.book = book;
        this.holders = holders;
        this.ledger = ledger;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PointsOutcome takeBack(Viewer viewer, long id, int version, String reason) {
        var claim = book.hold(id).orElseThrow();
        if (!PointsRights.mayRule(viewer, claim.community())) {
            return PointsOutcome.NOT_YOURS;
        } else if (claim.version() != version) {
            return PointsOutcome.CHANGED_MEANWHILE;
        } else if (!claim.state().mayBecome(ClaimState.TAKEN_BACK)) {
            return new Refused("version", "points.claim.refused.state");
        }
        fall(viewer, claim, ClaimState.TAKEN_BACK, reason);
        return new Done(id);
    }

    /** In the caller's transaction, which holds the claim; nothing when it fell before. */
    void fall(Viewer viewer, Claim claim, ClaimState state, String reason) {
        if (!claim.state().mayBecome(state)) {
            return;
        }
        int missing = 0;
        if (claim.state() == ClaimState.CREDITED) {
            var account = holders.hold(List.of(Objects.requireNonNull(claim.creditedTo()))).getFirst();
            int there = Math.min(claim.points(), account.free());
            missing = claim.points() - there;
            if (there > 0) {
                ledger.write(viewer, new Entry(EntryKind.TAKE_BACK, Crediting.key("take-back", claim.id()), claim.community().county(), "claim:" + claim.id(), reason,
                    List.of(Line.holder(account.id(), claim.member(), -there), Line.issue(there))), clock.instant());
            }
        }
        book.ended(claim.id(), state, viewer.name(), reason, missing, clock.instant());
        audit.record(viewer, "points.take-back", "claim:" + claim.id(), Map.of("state", claim.state().name()),
            Map.of("state", state.name(), "missing", missing));
        telling.tell(claim, state == ClaimState.REFUSED ? Decision.REFUSED : Decision.TAKEN_BACK, reason);
    }
}

package org.minsheng.points.internal.claim;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.points.ClaimDecided.Decision;
import org.minsheng.points.internal.EntryKind;
import org.minsheng.points.internal.HolderId;
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
 * What should not have been credited is taken back by a new entry. A balance never goes below zero: what was spent or
 * is reserved meanwhile stays noted on the claim as missing, for those who oversee.
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
        fall(viewer, List.of(claim), ClaimState.TAKEN_BACK, reason);
        return new Done(id);
    }

    /**
     * In the caller's transaction, which holds the claims; those that fell before stay as they are. However many: a few
     * statements.
     */
    void fall(Viewer viewer, List<Claim> claims, ClaimState state, String reason) {
        var falling = claims.stream().filter(claim -> claim.state().mayBecome(state)).toList();
        if (falling.isEmpty()) {
            return;
        }
        var there = there(falling);
        ledger.write(viewer, falling.stream().filter(claim -> there.getOrDefault(claim.id(), 0) > 0)
            .map(claim -> entry(claim, there.getOrDefault(claim.id(), 0), reason)).toList(), clock.instant());
        Map<Long, Integer> missing = new LinkedHashMap<>();
        falling.forEach(claim -> missing.put(claim.id(),
            claim.state() == ClaimState.CREDITED ? claim.points() - there.getOrDefault(claim.id(), 0) : 0));
        book.ended(missing, state, viewer.name(), reason, clock.instant());
        audit.record(viewer, "points.take-back", "claim:" + falling.getFirst().id(),
            Map.of("state", falling.getFirst().state().name(), "claims",
                falling.stream().map(Claim::id).limit(20).toList(), "all", falling.size()),
            Map.of("state", state.name(), "missing", missing.values().stream().mapToInt(Integer::intValue).sum()));
        telling.tell(falling, state == ClaimState.REFUSED ? Decision.REFUSED : Decision.TAKEN_BACK, reason);
    }

    /** What is free to be taken for each claim that was credited; several may share an account. */
    private Map<Long, Integer> there(List<Claim> falling) {
        var credited = falling.stream().filter(claim -> claim.state() == ClaimState.CREDITED).toList();
        Map<HolderId, Integer> free = new HashMap<>();
        if (!credited.isEmpty()) {
            holders.hold(credited.stream().map(TakingBack::account).toList())
                .forEach(account -> free.put(account.id(), account.free()));
        }
        Map<Long, Integer> there = new HashMap<>();
        for (var claim : credited) {
            int left = free.getOrDefault(account(claim), 0);
            int taken = Math.clamp(left, 0, claim.points());
            there.put(claim.id(), taken);
            free.put(account(claim), left - taken);
        }
        return there;
    }

    private static HolderId account(Claim claim) {
        return Objects.requireNonNull(claim.creditedTo());
    }

    private static Entry entry(Claim claim, int points, String reason) {
        return new Entry(EntryKind.TAKE_BACK, Crediting.key("take-back", claim.id()), claim.community().county(),
            "claim:" + claim.id(), reason, List.of(Line.holder(account(claim), claim.member(), -points),
                Line.issue(points)));
    }
}

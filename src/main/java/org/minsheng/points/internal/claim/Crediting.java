package org.minsheng.points.internal.claim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.minsheng.points.ClaimDecided.Decision;
import org.minsheng.points.internal.EntryKind;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.Ledger;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When the window is over and no objection is open, the points are credited; run again it finds nothing left to do. */
@Component
public class Crediting {

    private final ClaimBook book;
    private final ObjectionBook objections;
    private final Holders holders;
    private final Ledger ledger;
    private final TellingClaimant telling;
    private final AuditTrail audit;

    Crediting(ClaimBook book, ObjectionBook objections, Holders holders, Ledger ledger,
              TellingClaimant telling, AuditTrail audit) {
        this.book = book;
        this.objections = objections;
        this.holders = holders;
        this.ledger = ledger;
        this.telling = telling;
        this.audit = audit;
    }

    /** @return whether something was credited */
    @Transactional
    public boolean credit(long id, Instant now) {
        var claim = book.hold(id).orElse(null);
        if (claim == null || claim.state() != ClaimState.PUBLICISED || claim.publicUntil() == null
            || claim.publicUntil().isAfter(now)
            || objections.isOpen(id)) {
            return false;
        }
        var member = holders.find(claim.member()).orElseThrow();
        var to = holders.credited(member);
        ledger.write(Viewer.SYSTEM, new Entry(EntryKind.CREDIT, key("credit", id),
            claim.community().county(), "claim:" + id, "", List.of(Line.issue(-claim.points()),
                Line.holder(to.id(), claim.member(), claim.points()))), now);
        book.credited(id, to.id(), now);
        audit.record(Viewer.SYSTEM, "points.credit", "claim:" + id, Map.of("state", claim.state().name()),
            Map.of("state", "CREDITED", "holder", to.id().value(), "points", claim.points()));
        telling.tell(claim, Decision.CREDITED, "");
        return true;
    }

    /** One entry of this sort for a claim, whoever tries. */
    static RequestKey key(String sort, long claim) {
        return RequestKey.from("points " + sort + " " + claim);
    }
}

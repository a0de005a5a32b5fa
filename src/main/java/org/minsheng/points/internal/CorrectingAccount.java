package org.minsheng.points.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.account.Accounts;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A correction is an entry of its own with a reason; nothing that was written is changed. */
@Component
public class CorrectingAccount {

    private final Holders holders;
    private final Ledger ledger;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    CorrectingAccount(Holders holders, Ledger ledger, Accounts accounts, AuditTrail audit, Clock clock) {
        this.holders = holders;
        this.ledger = ledger;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param amount more points or, below zero, fewer */
    @Transactional
    public PointsOutcome correct(Viewer viewer, RequestKey key, HolderId id, int amount, String reason) {
        var found = holders.hold(List.of(id));
        if (found.isEmpty() || !PointsRights.mayRule(viewer, found.getFirst().area())) {
            return PointsOutcome.NOT_YOURS;
        }
        var holder = found.getFirst();
        if (isOwn(viewer, holder)) {
            return new Refused("amount", "points.correction.refused.own");
        } else if (amount == 0) {
            return new Refused("amount", "points.correction.refused.zero");
        } else if (-amount > holder.free()) {
            return new Refused("amount", "points.correction.refused.below", holder.free());
        }
        var written = ledger.write(viewer, new Entry(EntryKind.CORRECTION, key, holder.area().county(),
            "holder:" + id.value(), reason, List.of(Line.issue(-amount),
                Line.holder(id, holder.kind() == Holder.Kind.PERSON ? id : null, amount))), clock.instant());
        if (written.isPresent()) {
            audit.record(viewer, "points.correct", "holder:" + id.value(), Map.of("balance", holder.balance()),
                Map.of("balance", holder.balance() + amount));
        }
        return new Done(id.value());
    }

    private boolean isOwn(Viewer viewer, Holder holder) {
        var account = viewer.account();
        var person = account == null ? null : accounts.phones(List.of(account)).get(account);
        return person != null && (person.equals(holder.person()) || holder.household() != null
            && Objects.requireNonNullElse(holders.home(person), holder).id().equals(holder.id())
            && holders.home(person) != null);
    }
}

package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.care.CareOutcome.Done;
import org.minsheng.visit.internal.care.CareOutcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a household in quarantine needs is written down, bought and brought to its door. */
@Component
class Purchasing {

    private final CareBook book;
    private final PurchaseBook orders;
    private final AuditTrail audit;
    private final Clock clock;

    Purchasing(CareBook book, PurchaseBook orders, AuditTrail audit, Clock clock) {
        this.book = book;
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public CareOutcome order(Viewer viewer, CareId id, RequestKey key, String wanted) {
        var care = book.find(id).orElseThrow();
        if (!CareRights.mayLookIn(viewer, care.kind(), care.door())) {
            return CareOutcome.NOT_YOURS;
        }
        if (care.endedAt() != null) {
            return CareOutcome.ENDED;
        }
        orders.add(viewer, id, key, wanted, clock.instant());
        audit.record(viewer, "visit.order-purchase", "care:" + id.value(), null, Map.of("length", wanted.length()));
        return new Done(id, false);
    }

    /** @param amount what was paid, null when it is cancelled */
    @Transactional
    public CareOutcome settle(Viewer viewer, CareId id, long order, @Nullable BigDecimal amount, String note) {
        var care = book.find(id).orElseThrow();
        if (!CareRights.mayLookIn(viewer, care.kind(), care.door())) {
            return CareOutcome.NOT_YOURS;
        }
        var state = amount == null ? PurchaseBook.State.CANCELLED : PurchaseBook.State.DELIVERED;
        if (!orders.settle(viewer, id, order, state, amount, note, clock.instant())) {
            return new Refused("order", "visit.care.refused.order-settled");
        }
        audit.record(viewer, "visit.settle-purchase", "care:" + id.value(), Map.of("order", order, "state", "ORDERED"),
            Map.of("order", order, "state", state.name(), "amount", amount == null ? "" : amount.toPlainString()));
        return new Done(id, false);
    }
}

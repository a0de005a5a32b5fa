package org.minsheng.cooperation.internal.order;

import java.time.Instant;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of an order whose time is up; run again it finds nothing left to do. */
@Component
class WatchingOrders {

    private final OrderBook book;
    private final TakingOrderStep taking;
    private final OrderTelling telling;
    private final AuditTrail audit;

    WatchingOrders(OrderBook book, TakingOrderStep taking, OrderTelling telling, AuditTrail audit) {
        this.book = book;
        this.taking = taking;
        this.telling = telling;
        this.audit = audit;
    }

    /** @return whether something was done */
    @Transactional
    public boolean look(OrderId id, Instant now) {
        var order = book.hold(id).orElse(null);
        if (order == null) {
            return false;
        }
        var work = order.work();
        boolean acted = false;
        if (work.acceptBy() != null && !work.acceptBy().isAfter(now)) {
            acted = taking.byTimer(order, OrderAction.TIME_OUT, now);
        } else if (work.confirmBy() != null && !work.confirmBy().isAfter(now)) {
            acted = taking.byTimer(order, OrderAction.CONFIRM, now);
        }
        if (work.state().isBeforeDone() && !work.dueAt().isAfter(now) && book.overdue(id, work.dueAt())) {
            telling.overdue(book.find(id).orElseThrow());
            audit.record(Viewer.SYSTEM, "cooperation.order-overdue", id.subject(), null,
                Map.of("dueAt", work.dueAt().toString()));
            acted = true;
        }
        return acted;
    }
}

package org.minsheng.exchange.internal.workorders;

import java.time.Clock;
import java.util.Map;
import org.minsheng.appeal.AppealFiling;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.exchange.internal.workorders.WorkOrder.Direction;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an order of a peer in as an appeal, once for each of their numbers. */
@Component
class TakingOrder {

    private final Appeals appeals;
    private final OrderBook orders;
    private final AuditTrail audit;
    private final Clock clock;

    TakingOrder(Appeals appeals, OrderBook orders, AuditTrail audit, Clock clock) {
        this.appeals = appeals;
        this.orders = orders;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of it. */
    sealed interface Result {

        record Known(WorkOrder order, boolean repeated) implements Result {
        }

        /** @param faults message key by field */
        record Wrong(Map<String, String> faults) implements Result {
        }
    }

    @Transactional
    public Result take(Viewer viewer, Peer peer, String number, NewAppeal word) {
        var known = orders.byNumber(peer, number);
        if (known.isPresent()) {
            return known.get().direction() == Direction.IN ? new Result.Known(known.get(), true)
                : new Result.Wrong(Map.of("number", "exchange.order.number-ours"));
        }
        return switch (appeals.file(viewer, word)) {
            case AppealFiling.Wrong wrong -> new Result.Wrong(wrong.faults());
            case AppealFiling.Filed filed -> {
                var order = orders.open(peer, Direction.IN, number, filed.id(), filed.number(),
                    word.place(), clock.instant());
                audit.record(viewer, "exchange.take-order", "appeal:" + filed.id().value(), null,
                    Map.of("peer", peer.id(), "number", number));
                yield new Result.Known(order, filed.repeated());
            }
        };
    }
}

package org.minsheng.exchange.internal.workorders;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.appeal.AppealAnswer;
import org.minsheng.appeal.AppealWish;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes up what a peer tells about an order, in the peer's own order: what comes too early waits for what is missing,
 * what comes twice is done once. What cannot be done here is kept with its reason for somebody to settle.
 */
@Component
class ReceivingEvent {

    /** How far ahead of the last one something may come. */
    static final int AHEAD = 100;

    private final OrderBook orders;
    private final Appeals appeals;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    ReceivingEvent(OrderBook orders, Appeals appeals, AuditTrail audit, JsonMapper json, Clock clock) {
        this.orders = orders;
        this.appeals = appeals;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Somebody here acted at the same moment; the peer sends it again. */
    static final class Later extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** What became of it. */
    sealed interface Result {

        record Kept(WorkOrder order) implements Result {
        }

        record Unknown() implements Result {
        }

        /** Too far ahead, or the same sequence with other content. */
        record Contradicts() implements Result {
        }
    }

    @Transactional
    public Result receive(Viewer viewer, Peer peer, String number, OrderEvent event) {
        var order = orders.lock(peer, number).orElse(null);
        if (order == null) {
            return new Result.Unknown();
        }
        var body = json.writeValueAsString(event);
        if (event.sequence() > order.applied() + AHEAD
            || !orders.receive(order, event, body, clock.instant())
            && !orders.received(order, event.sequence()).equals(Optional.of(body))) {
            return new Result.Contradicts();
        }
        int next = order.applied() + 1;
        for (var waiting = orders.received(order, next); waiting.isPresent();
            waiting = orders.received(order, ++next)) {
            takeUp(viewer, order, json.readValue(waiting.get(), OrderEvent.class));
        }
        return new Result.Kept(orders.byId(order.id()).orElseThrow());
    }

    private void takeUp(Viewer viewer, WorkOrder order, OrderEvent event) {
        var refusal = act(viewer, order, event);
        orders.applied(order, event, refusal, clock.instant());
        audit.record(viewer, "exchange.take-up", "appeal:" + order.appeal(), null,
            Map.of("order", order.id(), "sequence", event.sequence(), "event", event.event(), "refusal", refusal));
    }

    /** @return why it could not be done, empty when it was */
    private String act(Viewer viewer, WorkOrder order, OrderEvent event) {
        var appeal = appeals.find(viewer, order.appealNumber()).orElse(null);
        var plan = appeal == null ? null : StepPlan.of(order.direction(), event, appeal.state());
        if (appeal == null || plan == null) {
            return "exchange.order.refusal.state";
        }
        return act(viewer, order, appeal, plan);
    }

    private String act(Viewer viewer, WorkOrder order, KnownAppeal appeal, List<AppealWish> plan) {
        var current = appeal;
        for (var wish : plan) {
            var answer = order.direction() == WorkOrder.Direction.OUT
                ? appeals.take(viewer, current.number(), current.version(), RequestKey.fresh(), wish)
                : appeals.takeForReporter(viewer, current.number(), current.version(), RequestKey.fresh(), wish);
            switch (answer) {
                case AppealAnswer.Taken taken -> current = taken.appeal();
                case AppealAnswer.Refused refused when refused.isStale() -> throw new Later();
                case AppealAnswer.Refused refused -> {
                    return refused.key();
                }
            }
        }
        return "";
    }
}

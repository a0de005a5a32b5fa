package org.minsheng.cooperation.internal.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.order.OrderTransitions.Edge;
import org.minsheng.cooperation.internal.order.OrderTransitions.Party;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an order one step on by the table of transitions; the order is held meanwhile, so of two who claim it the first
 * has it.
 */
@Component
class TakingOrderStep {

    private final OrderBook book;
    private final OrderParties parties;
    private final OrderEffects effects;
    private final OrderRuleBook rules;
    private final OrderTelling telling;
    private final OrderDeeds deeds;
    private final Attachments attachments;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    TakingOrderStep(OrderBook book, OrderParties parties, OrderEffects effects, OrderRuleBook rules,
                    OrderTelling telling, OrderDeeds deeds, Attachments attachments, TimerRows timers,
                    AuditTrail audit, Clock clock) {
        this.book = book;
        this.parties = parties;
        this.effects = effects;
        this.rules = rules;
        this.telling = telling;
        this.deeds = deeds;
        this.attachments = attachments;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome take(Viewer viewer, OrderId id, RequestKey key, OrderWish wish) {
        var order = book.hold(id).orElseThrow();
        if (book.isTaken(key)) {
            return new Done(id.value());
        }
        var own = parties.of(viewer, order);
        var edge = OrderTransitions.edge(order.work(), wish.action(), own);
        if (edge.isEmpty()) {
            return Outcome.refused(refusal(order, wish.action(), own));
        }
        return taken(viewer, order, key, wish, edge.get(), clock.instant());
    }

    /** By a timer, in its transaction, with the order held. */
    boolean byTimer(Order order, OrderAction action, Instant now) {
        return OrderTransitions.edge(order.work(), action, EnumSet.of(Party.TIMER))
            .map(edge -> taken(Viewer.SYSTEM, order, null, OrderWish.of(action, ""), edge, now) instanceof Done)
            .orElse(false);
    }

    private static Refusal refusal(Order order, OrderAction action, Set<Party> own) {
        if (action == OrderAction.CLAIM && order.work().state() != OrderState.OFFERED) {
            return new Refusal("action", "cooperation.order.refused.claimed");
        }
        boolean possible = OrderTransitions.table().stream()
            .anyMatch(edge -> edge.from() == order.work().state() && edge.action() == action);
        return own.isEmpty() || possible ? Refusal.NOT_YOURS
            : new Refusal("action", "cooperation.order.refused.state", "OrderState." + order.work().state());
    }

    private Outcome taken(Viewer viewer, Order order, @Nullable RequestKey key,
                          OrderWish wish, Edge edge, Instant now) {
        var rule = rules.of(order.community().county());
        var after = effects.after(viewer, order, wish, edge,
            new OrderEffects.Limits(now.plus(Duration.ofHours(rule.acceptHours())),
                now.plus(Duration.ofDays(rule.confirmDays())), now));
        if (after.refused() != null) {
            return Outcome.refused(after.refused());
        }
        var work = after.work();
        book.move(order.id(), work, now);
        book.step(viewer, order.id(), key, wish.action(), order.work().state(), work, order.work(), wish.note(), now);
        attachments.bind(wish.before(), order.before());
        attachments.bind(wish.after(), order.after());
        for (var at : List.of(Optional.ofNullable(work.acceptBy()), Optional.ofNullable(work.confirmBy()))) {
            at.ifPresent(time -> OrderTimers.set(timers, order.id(), time));
        }
        var changed = book.find(order.id()).orElseThrow();
        if (work.state() == OrderState.CONFIRMED) {
            deeds.record(viewer, changed);
        }
        telling.told(viewer, changed, order, wish);
        audit.record(viewer, "cooperation.order-"
            + wish.action().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), order.id().subject(),
            Map.of("state", order.work().state().name()),
            Map.of("state", work.state().name(), "unit", work.unit() == null ? "" : work.unit().value()));
        return new Done(order.id().value());
    }
}

package org.minsheng.cooperation.internal.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.agreement.ItemBook;
import org.minsheng.cooperation.internal.order.OrderTransitions.Edge;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.springframework.stereotype.Component;

/** What a step changes besides the state, and what it needs to be given. */
@Component
class OrderEffects {

    /** Until when somebody must accept and confirm from now on. */
    record Limits(Instant accept, Instant confirm, Instant now) {
    }

    /** Either the work after the step or why there is none. */
    record After(Order.Work work, @Nullable Refusal refused) {
    }

    private final ItemBook items;
    private final Memberships memberships;
    private final Turns turns;
    private final OrderBook book;
    private final OrderParties parties;

    OrderEffects(ItemBook items, Memberships memberships, Turns turns, OrderBook book, OrderParties parties) {
        this.items = items;
        this.memberships = memberships;
        this.turns = turns;
        this.book = book;
        this.parties = parties;
    }

    After after(Viewer viewer, Order order, OrderWish wish, Edge edge, Limits limits) {
        var work = order.work().to(edge.to(), null);
        return switch (wish.action()) {
            case OFFER -> new After(work.to(edge.to(), limits.accept()).by(Order.Mode.CLAIM, null), null);
            case ASSIGN -> wish.unit() == null ? refused(work, "unit", "form.required")
                : new After(work.to(edge.to(), limits.accept()).by(Order.Mode.ASSIGN, wish.unit()), null);
            case ROTATE -> rotated(order, work.to(edge.to(), limits.accept()));
            case NAME, PASS_ON -> passed(order, wish, work.to(edge.to(), limits.accept()));
            case CLAIM -> claimed(viewer, order, work, edge);
            case DECLINE, HAND_BACK, SUBSTITUTE, NO_SHOW, TIME_OUT, RECALL -> back(wish, work, edge);
            case FINISH -> finished(order, wish, work, limits);
            case CONFIRM -> confirmed(wish, work, edge, limits);
            case SEND_BACK -> wish.note().isEmpty() ? refused(work, "note", "form.required") : new After(work, null);
            case REFUSE, CANCEL -> wish.note().isEmpty() ? refused(work, "note", "form.required")
                : new After(work.closed(null, "", limits.now()), null);
            case ACCEPT, TAKE_UP -> new After(work, null);
        };
    }

    private static After refused(Order.Work work, String field, String key) {
        return new After(work, new Refusal(field, key));
    }

    /**
     * The units that promise something of the kind take turns; where none does, all with an agreement. Who gave it back
     * is left out.
     */
    private After rotated(Order order, Order.Work work) {
        var fitting = new ArrayList<>(items.units(order.community(), order.wanted().kind().name()).keySet());
        if (fitting.isEmpty()) {
            fitting.addAll(items.units(order.community(), "").keySet());
        }
        fitting.removeAll(book.gaveBack(order.id()));
        fitting.remove(order.wanted().unit());
        return fitting.isEmpty() ? refused(work, "action", "cooperation.order.refused.nobody-in-turn")
            : turns.next(order.community(), fitting)
                .map(unit -> new After(work.by(Order.Mode.ROTATE, unit), null)).orElseThrow();
    }

    private After passed(Order order, OrderWish wish, Order.Work work) {
        if (wish.member() == null) {
            return refused(work, "member", "form.required");
        }
        var member = member(wish.member());
        var unit = order.work().unit();
        if (member == null || unit != null && !unit.equals(member.unit())) {
            return refused(work, "member", "cooperation.order.refused.no-member");
        }
        if (member.person().equals(order.wanted().person())) {
            return refused(work, "member", "cooperation.order.refused.own");
        }
        return new After((unit == null ? work.by(Order.Mode.ASSIGN, null) : work)
            .with(member.person(), member.maskedName()), null);
    }

    private @Nullable Member member(PersonId person) {
        return memberships.members(List.of(person)).stream().findFirst().orElse(null);
    }

    private After claimed(Viewer viewer, Order order, Order.Work work, Edge edge) {
        if (edge.to() == OrderState.ACCEPTED) {
            OrganisationId unit = parties.claimant(viewer, order).orElseThrow();
            return new After(work.by(Order.Mode.CLAIM, unit), null);
        }
        var member = parties.member(viewer, order).orElseThrow();
        return new After(work.by(Order.Mode.CLAIM, null).with(member.person(), member.maskedName()), null);
    }

    /** Back to the unit without the member, or to the party organisation without either; a person says why. */
    private static After back(OrderWish wish, Order.Work work, Edge edge) {
        boolean needsReason = wish.action() != OrderAction.TIME_OUT;
        if (needsReason && wish.note().isEmpty()) {
            return refused(work, "note", "form.required");
        }
        return new After(edge.to() == OrderState.PLACED ? work.back() : work.with(null, ""), null);
    }

    private static After finished(Order order, OrderWish wish, Order.Work work, Limits limits) {
        if (wish.note().isEmpty()) {
            return refused(work, "note", "form.required");
        }
        if (wish.after().isEmpty()) {
            return refused(work, "after", "cooperation.order.refused.no-photo");
        }
        return new After(work.done(wish.note(), wish.minutes(), limits.now(), limits.confirm()), null);
    }

    private static After confirmed(OrderWish wish, Order.Work work, Edge edge, Limits limits) {
        boolean silent = Objects.equals(wish.note(), "") && wish.rating() == null;
        if (!silent && wish.rating() == null) {
            return refused(work, "rating", "form.required");
        }
        return new After(work.closed(wish.rating(), wish.note(), limits.now()), null);
    }
}

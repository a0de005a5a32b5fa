package org.minsheng.cooperation.internal.order;

import static org.minsheng.cooperation.internal.order.OrderAction.*;
import static org.minsheng.cooperation.internal.order.OrderState.*;
import static org.minsheng.cooperation.internal.order.OrderTransitions.Party.ANY_MEMBER;
import static org.minsheng.cooperation.internal.order.OrderTransitions.Party.ANY_UNIT;
import static org.minsheng.cooperation.internal.order.OrderTransitions.Party.DISPATCHER;
import static org.minsheng.cooperation.internal.order.OrderTransitions.Party.MEMBER;
import static org.minsheng.cooperation.internal.order.OrderTransitions.Party.ORDERER;
import static org.minsheng.cooperation.internal.order.OrderTransitions.Party.TIMER;
import static org.minsheng.cooperation.internal.order.OrderTransitions.Party.UNIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one table of what may follow what in an order, and by whom. */
final class OrderTransitions {

    /**
     * Who acts: the party organisation, the unit or member that has it, any that may claim it, who ordered, a timer.
     */
    enum Party { DISPATCHER, UNIT, MEMBER, ANY_UNIT, ANY_MEMBER, ORDERER, TIMER }

    /** What must be so for an edge: who falls out of an order that a unit has leaves it with the unit. */
    enum If { ALWAYS, HAS_UNIT, NO_UNIT, HAS_MEMBER, NO_MEMBER }

    record Edge(OrderState from, OrderAction action, OrderState to, Set<Party> by, If when) {

        boolean fits(boolean hasUnit, boolean hasMember) {
            return switch (when) {
                case ALWAYS -> true;
                case HAS_UNIT -> hasUnit;
                case NO_UNIT -> !hasUnit;
                case HAS_MEMBER -> hasMember;
                case NO_MEMBER -> !hasMember;
            };
        }
    }

    private static final List<Edge> TABLE = new ArrayList<>();

    static {
        on(OFFER, OFFERED, Set.of(DISPATCHER), If.ALWAYS, PLACED);
        on(ASSIGN, ASSIGNED, Set.of(DISPATCHER), If.ALWAYS, PLACED);
        on(ROTATE, ASSIGNED, Set.of(DISPATCHER), If.ALWAYS, PLACED);
        on(NAME, PASSED, Set.of(DISPATCHER), If.ALWAYS, PLACED);
        on(REFUSE, REFUSED, Set.of(DISPATCHER), If.ALWAYS, PLACED);
        on(CLAIM, ACCEPTED, Set.of(ANY_UNIT), If.ALWAYS, OFFERED);
        on(CLAIM, UNDERWAY, Set.of(ANY_MEMBER), If.ALWAYS, OFFERED);
        on(ACCEPT, ACCEPTED, Set.of(UNIT), If.ALWAYS, ASSIGNED);
        on(PASS_ON, PASSED, Set.of(UNIT), If.ALWAYS, ACCEPTED, PASSED);
        on(TAKE_UP, UNDERWAY, Set.of(MEMBER), If.ALWAYS, PASSED);
        on(FINISH, DONE, Set.of(MEMBER), If.ALWAYS, UNDERWAY);
        on(FINISH, DONE, Set.of(UNIT), If.ALWAYS, ACCEPTED, UNDERWAY);
        on(CONFIRM, CONFIRMED, Set.of(ORDERER, TIMER), If.ALWAYS, DONE);
        on(SEND_BACK, UNDERWAY, Set.of(ORDERER), If.HAS_MEMBER, DONE);
        on(SEND_BACK, ACCEPTED, Set.of(ORDERER), If.NO_MEMBER, DONE);
        on(DECLINE, PLACED, Set.of(UNIT), If.ALWAYS, ASSIGNED, ACCEPTED);
        back(HAND_BACK, Set.of(MEMBER), PASSED);
        back(SUBSTITUTE, Set.of(MEMBER), UNDERWAY);
        back(NO_SHOW, Set.of(UNIT, DISPATCHER, ORDERER), UNDERWAY);
        back(TIME_OUT, Set.of(TIMER), PASSED);
        on(TIME_OUT, PLACED, Set.of(TIMER), If.ALWAYS, OFFERED, ASSIGNED);
        on(RECALL, PLACED, Set.of(DISPATCHER), If.ALWAYS, OFFERED, ASSIGNED, ACCEPTED, PASSED, UNDERWAY);
        on(CANCEL, CANCELLED, Set.of(ORDERER, DISPATCHER), If.ALWAYS, PLACED, OFFERED, ASSIGNED,
            ACCEPTED, PASSED, UNDERWAY);
    }

    private OrderTransitions() {
    }

    private static void on(OrderAction action, OrderState to, Set<Party> by, If when, OrderState... from) {
        for (var state : from) {
            TABLE.add(new Edge(state, action, to, by, when));
        }
    }

    /** Back to the unit, or to the party organisation where no unit has it. */
    private static void back(OrderAction action, Set<Party> by, OrderState from) {
        on(action, ACCEPTED, by, If.HAS_UNIT, from);
        on(action, PLACED, by, If.NO_UNIT, from);
    }

    static List<Edge> table() {
        return List.copyOf(TABLE);
    }

    static Optional<Edge> edge(Order.Work work, OrderAction action, Set<Party> parties) {
        return TABLE.stream()
            .filter(edge -> edge.from() == work.state() && edge.action() == action
                && edge.fits(work.unit() != null, work.member() != null))
            .filter(edge -> edge.by().stream().anyMatch(parties::contains))
            .findFirst();
    }

    /** What these parties may do now, in the order in which buttons are shown. */
    static List<OrderAction> allowed(Order.Work work, Set<Party> parties) {
        return TABLE.stream()
            .filter(edge -> edge.from() == work.state() && edge.fits(work.unit() != null, work.member() != null))
            .filter(edge -> edge.by().stream().anyMatch(parties::contains))
            .map(Edge::action).distinct().toList();
    }
}

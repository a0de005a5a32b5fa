package org.minsheng.cooperation.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minsheng.cooperation.internal.order.OrderTransitions.Party;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/** The table of transitions, walked through all pairs. */
class OrderTransitionsTests {

    private static Order.Work work(OrderState state, boolean unit, boolean member) {
        return new Order.Work(state, null, unit ? new OrganisationId(1) : null, member ? new PersonId(1) : null, "",
            null, Instant.EPOCH, null, null, 0, "", 0, null, "", null, null);
    }

    @Test
    void each_action_leads_from_a_state_to_at_most_one_other_for_one_party() {
        for (var state : OrderState.values()) {
            for (var action : OrderAction.values()) {
                for (var party : Party.values()) {
                    for (int n = 0; n < 4; n++) {
                        boolean unit = n % 2 == 1;
                        boolean member = n > 1;
                        long fitting = OrderTransitions.table().stream()
                            .filter(edge -> edge.from() == state && edge.action() == action
                                && edge.by().contains(party) && edge.fits(unit, member)).count();
                        assertThat(fitting).as(state + " " + action + " " + party).isLessThanOrEqualTo(1);
                        assertThat(OrderTransitions.edge(work(state, unit, member), action, Set.of(party)).isPresent())
                            .isEqualTo(fitting == 1);
                    }
                }
            }
        }
    }

    @Test
    void what_is_over_stays_over_and_everything_else_can_go_on_without_the_unit() {
        for (var state : OrderState.values()) {
            var edges = OrderTransitions.table().stream().filter(edge -> edge.from() == state).toList();
            assertThat(edges.isEmpty()).as(state.name()).isEqualTo(state.isOver());
            if (!state.isOver()) {
                assertThat(edges.stream().anyMatch(edge -> edge.by().contains(Party.DISPATCHER)
                    || edge.by().contains(Party.TIMER))).as(state.name()).isTrue();
            }
        }
    }

    @Test
    void every_state_can_be_reached_and_nobody_confirms_their_own_work() {
        var reached = EnumSet.of(OrderState.PLACED);
        OrderTransitions.table().forEach(edge -> reached.add(edge.to()));
        assertThat(reached).containsExactlyInAnyOrder(OrderState.values());
        assertThat(OrderTransitions.edge(work(OrderState.DONE, true, true), OrderAction.CONFIRM,
            EnumSet.of(Party.UNIT, Party.MEMBER))).isEmpty();
    }

    @Test
    void who_falls_out_leaves_the_order_with_the_unit_that_has_it() {
        for (var action : Set.of(OrderAction.SUBSTITUTE, OrderAction.NO_SHOW)) {
            var parties = EnumSet.of(Party.MEMBER, Party.ORDERER);
            assertThat(OrderTransitions.edge(work(OrderState.UNDERWAY, true, true), action, parties).orElseThrow().to())
                .isEqualTo(OrderState.ACCEPTED);
            assertThat(OrderTransitions.edge(work(OrderState.UNDERWAY, false, true), action, parties).orElseThrow()
                .to()).isEqualTo(OrderState.PLACED);
        }
    }
}

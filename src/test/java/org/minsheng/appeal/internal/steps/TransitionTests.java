package org.minsheng.appeal.internal.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.steps.Transitions.Party;

/** The table of transitions, walked pair by pair. */
class TransitionTests {

    private static final Set<Party> EVERYBODY = EnumSet.allOf(Party.class);

    @Test
    void every_pair_is_either_in_the_table_or_refused() {
        for (var state : AppealState.values()) {
            for (var action : AppealAction.values()) {
                var edge = Transitions.edge(state, action, EVERYBODY);
                assertThat(edge.isPresent()).as(state + " " + action).isEqualTo(Transitions.exists(state, action));
                edge.ifPresent(found -> assertThat(found.from()).isEqualTo(state));
            }
        }
    }

    @Test
    void one_action_leads_to_one_state_except_undoing_taking_the_lead_and_handing_on() {
        for (var state : AppealState.values()) {
            for (var action : EnumSet.complementOf(
                    EnumSet.of(AppealAction.SEPARATE, AppealAction.TAKE_LEAD,
                        AppealAction.HAND_ON, AppealAction.TAKE_BACK))) {
                var targets = Transitions.table().stream()
                    .filter(edge -> edge.from() == state && edge.action() == action)
                    .map(Transitions.Edge::to)
                    .collect(Collectors.toSet());
                assertThat(targets).as(state + " " + action).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void every_state_can_be_reached_and_every_open_one_can_be_left() {
        var reached = new HashSet<>(Set.of(AppealState.FILED));
        Transitions.table().forEach(edge -> reached.add(edge.to()));
        assertThat(reached).containsExactlyInAnyOrder(AppealState.values());
        assertThat(Arrays.stream(AppealState.values()).filter(state -> !state.isFinal()))
            .allMatch(state -> !Transitions.allowed(state, EVERYBODY).isEmpty());
    }

    @Test
    void a_final_state_is_left_only_by_reopening_what_was_closed_and_by_what_was_merged_going_on() {
        assertThat(Transitions.table().stream().filter(edge -> edge.from().isFinal() && edge.from() != edge.to()))
            .allMatch(edge -> edge.from() == AppealState.CLOSED && edge.action() == AppealAction.REOPEN
                || edge.from() == AppealState.MERGED
                && EnumSet.of(AppealAction.SEPARATE, AppealAction.TAKE_LEAD).contains(edge.action()));
    }

    @Test
    void a_handler_never_closes_what_it_answered() {
        assertThat(Transitions.table().stream().filter(edge -> edge.action() == AppealAction.CLOSE))
            .noneMatch(edge -> edge.by().contains(Party.HANDLER));
    }
}

package org.minsheng.visit.internal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.TaskState;

class DoorRulesTests {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 25, 9, 30);
    private static final LocalDateTime EVENING = LocalDateTime.of(2026, 11, 25, 19, 0);

    private static Standing standing(TaskState state, int tries, int parts, CampaignState campaign) {
        return new Standing(new TaskId(1), new CampaignId(1), new AreaCode("5203271000010001001010101"), 0, null, "",
            null, null, state, tries, parts, null, null, null, campaign, 1, 3, LAST, null);
    }

    private static Standing open(int tries, int parts) {
        return standing(TaskState.OPEN, tries, parts, CampaignState.RUNNING);
    }

    @Test
    void nobody_home_in_the_morning_is_tried_again_the_same_evening() {
        var after = DoorRules.judge(open(0, 0), DoorOutcome.NOBODY_HOME, false, MORNING);
        assertThat(after.task()).isEqualTo(TaskState.OPEN);
        assertThat(after.nextPart()).isEqualTo(DayPart.EVENING);
        assertThat(after.nextOn()).isEqualTo(MORNING.toLocalDate());
    }

    @Test
    void nobody_home_in_the_evening_is_tried_again_the_next_morning() {
        var after = DoorRules.judge(open(1, DayPart.MORNING.bit()), DoorOutcome.NOBODY_HOME, false, EVENING);
        assertThat(after.nextPart()).isEqualTo(DayPart.AFTERNOON);
        assertThat(after.nextOn()).isEqualTo(EVENING.toLocalDate().plusDays(1));
    }

    @Test
    void after_the_last_try_a_leaflet_is_left_and_nobody_goes_again() {
        var after = DoorRules.judge(open(2, 0), DoorOutcome.NOBODY_HOME, false, MORNING);
        assertThat(after.task()).isEqualTo(TaskState.UNREACHED);
        assertThat(after.leaflet()).isTrue();
        assertThat(after.nextOn()).isNull();
    }

    @Test
    void no_try_is_asked_for_after_the_last_day() {
        var after = DoorRules.judge(open(0, 0), DoorOutcome.NOBODY_HOME, false, LAST.atTime(20, 0));
        assertThat(after.nextOn()).isEqualTo(LAST);
    }

    @Test
    void a_second_answer_is_a_conflict_unless_it_says_the_same() {
        var done = standing(TaskState.DONE, 1, 0, CampaignState.RUNNING);
        assertThat(DoorRules.judge(done, DoorOutcome.ANSWERED, false, MORNING).result())
            .isEqualTo(ResultState.CONFLICT);
        assertThat(DoorRules.judge(done, DoorOutcome.ANSWERED, true, MORNING).result()).isEqualTo(ResultState.KEPT);
        assertThat(DoorRules.judge(done, DoorOutcome.DECLINED, false, MORNING).result())
            .isEqualTo(ResultState.CONFLICT);
        assertThat(DoorRules.judge(done, DoorOutcome.NOBODY_HOME, false, MORNING).result()).isEqualTo(ResultState.KEPT);
    }

    @Test
    void who_was_not_reached_or_declined_may_still_answer() {
        for (var state : new TaskState[] {TaskState.UNREACHED, TaskState.REFUSED}) {
            var after = DoorRules.judge(standing(state, 3, 0, CampaignState.RUNNING), DoorOutcome.ANSWERED,
                false, MORNING);
            assertThat(after.task()).isEqualTo(TaskState.DONE);
            assertThat(after.counts()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(DoorOutcome.class)
    void what_comes_after_the_end_is_kept_and_changes_nothing(DoorOutcome outcome) {
        var after = DoorRules.judge(standing(TaskState.OPEN, 0, 0, CampaignState.CLOSED), outcome, false, MORNING);
        assertThat(after.result()).isEqualTo(ResultState.LATE);
        assertThat(after.task()).isEqualTo(TaskState.OPEN);
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void every_move_of_a_task_is_in_the_table(TaskState state) {
        for (var outcome : DoorOutcome.values()) {
            var after = DoorRules.judge(standing(state, 0, 0, CampaignState.RUNNING), outcome, false, MORNING);
            assertThat(after.task() == state || state.mayBecome(after.task())).isTrue();
        }
    }
}

package org.minsheng.visit.internal.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PlanTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Plan TWICE = new Plan(CareKind.QUARANTINE, List.of(LocalTime.of(17, 30), LocalTime.of(8, 30)),
        0, 120);
    private static final Plan WEEKLY = new Plan(CareKind.VISITS, List.of(), 7, 0);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    @Test
    void temperatures_are_taken_in_the_morning_and_in_the_evening() {
        var first = TWICE.first(at("2026-11-25T10:00"), ZONE);
        assertThat(first).isEqualTo(new Plan.Slot(at("2026-11-25T17:30"), at("2026-11-25T19:30")));
        var next = TWICE.after(first, at("2026-11-25T17:40"), ZONE);
        assertThat(next.dueAt()).isEqualTo(at("2026-11-26T08:30"));
        assertThat(TWICE.after(next, at("2026-11-26T08:00"), ZONE).dueAt()).isEqualTo(at("2026-11-26T17:30"));
    }

    @Test
    void a_little_early_counts_and_much_too_early_does_not() {
        var evening = new Plan.Slot(at("2026-11-25T17:30"), at("2026-11-25T19:30"));
        assertThat(TWICE.covers(evening, at("2026-11-25T14:31"))).isTrue();
        assertThat(TWICE.covers(evening, at("2026-11-25T12:00"))).isFalse();
    }

    @Test
    void a_node_that_slept_for_a_week_finds_one_missed_time() {
        var missed = TWICE.first(at("2026-11-18T10:00"), ZONE);
        assertThat(TWICE.after(missed, at("2026-11-25T12:00"), ZONE).dueAt()).isEqualTo(at("2026-11-25T17:30"));
    }

    @Test
    void a_visit_is_due_so_many_days_after_the_last_one() {
        var first = WEEKLY.first(at("2026-11-25T10:00"), ZONE);
        assertThat(first).isEqualTo(new Plan.Slot(at("2026-11-25T09:00"), at("2026-11-25T18:00")));
        assertThat(WEEKLY.first(at("2026-11-25T16:00"), ZONE).dueAt()).isEqualTo(at("2026-11-26T09:00"));
        assertThat(WEEKLY.after(first, at("2026-11-27T11:00"), ZONE).dueAt()).isEqualTo(at("2026-12-04T09:00"));
    }

    @Property(tries = 300)
    void whatever_is_missed_the_next_time_is_never_late_already(
                                                              @ForAll @LongRange(min = 0, max = 40_000_000) long begin,
                                                              @ForAll @IntRange(min = 0,
                                                              max = 20_000) int minutesLater) {
        var start = at("2026-01-01T00:00").plusSeconds(begin);
        for (var plan : List.of(TWICE, WEEKLY)) {
            var slot = plan.first(start, ZONE);
            var now = slot.lateAt().plus(Duration.ofMinutes(minutesLater));
            var next = plan.after(slot, now, ZONE);
            assertThat(next.dueAt()).isAfter(slot.dueAt());
            assertThat(next.lateAt()).isAfter(now);
        }
    }
}

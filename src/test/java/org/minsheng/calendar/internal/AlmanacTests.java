package org.minsheng.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlmanacTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** National Day of 2026 with its two make-up days. */
    private final Almanac almanac = new Almanac(Map.of(
        LocalDate.of(2026, 9, 20), true, LocalDate.of(2026, 10, 10), true,
        LocalDate.of(2026, 10, 1), false, LocalDate.of(2026, 10, 2), false, LocalDate.of(2026, 10, 5), false,
        LocalDate.of(2026, 10, 6), false, LocalDate.of(2026, 10, 7), false),
        Set.of(2026), ZONE, LocalTime.of(8, 30), LocalTime.of(18, 0));

    @Test
    void three_working_days_from_the_eve_of_the_holiday_end_after_it() {
        assertThat(almanac.close(at("2026-09-30T10:00"), 3)).isEqualTo(at("2026-10-10T18:00"));
    }

    @Test
    void what_is_said_on_a_holiday_counts_from_the_first_working_day() {
        assertThat(almanac.close(at("2026-10-03T10:00"), 1)).isEqualTo(at("2026-10-08T18:00"));
        assertThat(almanac.close(at("2026-10-03T10:00"), 0)).isEqualTo(at("2026-10-08T18:00"));
        assertThat(almanac.close(at("2026-09-30T10:00"), 0)).isEqualTo(at("2026-09-30T18:00"));
    }

    @Test
    void a_sunday_that_makes_up_for_a_holiday_is_a_working_day() {
        assertThat(almanac.isWorkingDay(LocalDate.of(2026, 9, 20))).isTrue();
        assertThat(almanac.isWorkingDay(LocalDate.of(2026, 9, 27))).isFalse();
        assertThat(almanac.between(LocalDate.of(2026, 9, 18), LocalDate.of(2026, 9, 21))).isEqualTo(2);
        assertThat(almanac.between(LocalDate.of(2026, 9, 21), LocalDate.of(2026, 9, 18))).isZero();
    }

    @Test
    void the_next_working_days_opening_is_when_the_reminder_goes_out() {
        assertThat(almanac.opening(at("2026-09-30T18:00"), 1)).isEqualTo(at("2026-10-08T08:30"));
    }

    @Test
    void a_pause_over_the_holiday_costs_only_its_working_time() {
        var paused = almanac.time(at("2026-09-30T16:00"), at("2026-10-08T10:30"));
        assertThat(paused).isEqualTo(Duration.ofHours(4));
        assertThat(almanac.plus(at("2026-10-08T18:00"), paused)).isEqualTo(at("2026-10-09T12:30"));
    }

    @Test
    void no_time_added_leaves_a_moment_as_it_is() {
        assertThat(almanac.plus(at("2026-10-03T03:00"), Duration.ZERO)).isEqualTo(at("2026-10-03T03:00"));
        assertThat(almanac.time(at("2026-10-08T12:00"), at("2026-10-08T11:00"))).isEqualTo(Duration.ZERO);
    }

    @Test
    void time_that_fills_a_day_exactly_ends_at_its_close() {
        assertThat(almanac.plus(at("2026-10-08T08:30"), Duration.ofMinutes(570))).isEqualTo(at("2026-10-08T18:00"));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}

package org.minsheng.appeal.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody of the demo calls a resident in the middle of the night. */
@Beside
class DemoHoursTests extends RunningServer {

    private static final AreaCode COUNTY = new AreaCode("520327");

    @Autowired
    WorkingDays days;

    private record Step(String appeal, String action, String channel, OffsetDateTime at) {
    }

    @Test
    void what_offices_do_lies_in_their_hours_whenever_the_demo_is_started() {
        var hours = new DemoHours(days);
        var first = Instant.parse("2026-09-28T00:07:00Z");
        for (int hour = 0; hour < 24 * 17; hour += 5) {
            var now = first.plus(Duration.ofHours(hour));
            for (int steps : List.of(1, 2, 5, 11)) {
                for (double ago : List.of(0.2, 0.9, 1.4, 2.7, 6.0, 20.0)) {
                    var filed = now.minusSeconds((long) (ago * 86_400));
                    var office = hours.of(COUNTY, filed, steps, true, now);
                    assertThat(office).hasSize(steps).isSorted().doesNotHaveDuplicates()
                        .allMatch(this::isOpen, "in office hours, started " + now)
                        .allMatch(at -> !at.isAfter(now));
                    var resident = hours.of(COUNTY, filed, steps, false, now);
                    assertThat(resident).hasSize(steps).isSorted().doesNotHaveDuplicates()
                        .allMatch(at -> !at.isAfter(now));
                    assertThat(resident.subList(1, steps)).allMatch(this::isOpen, "in office hours, started " + now);
                }
            }
        }
    }

    @Test
    void a_residents_own_filing_keeps_its_hour_where_there_is_room_for_what_follows() {
        var night = Instant.parse("2026-11-17T18:20:00Z");
        var now = Instant.parse("2026-11-20T03:00:00Z");
        assertThat(new DemoHours(days).of(COUNTY, night, 4, false, now).getFirst()).isEqualTo(night);
        assertThat(new DemoHours(days).of(COUNTY, night, 4, true, now).getFirst()).isNotEqualTo(night);
    }

    /** As the timeline of each shows it; later steps are other tests'. */
    @Test
    void every_step_of_the_demos_appeals_lies_in_the_hours_of_a_working_day() {
        var steps = jdbc.sql("""
                select appeal.number as appeal, step.action, appeal.channel, step.at
                from appeal.step
                join appeal.appeal on appeal.id = step.appeal
                where step.appeal in (select id from appeal.appeal order by id limit 42)
                    and step.at < (select min(created_at) from account.account)
                """).query(Step.class).list();
        assertThat(steps).hasSizeGreaterThan(120).anyMatch(step -> "CALL_BACK".equals(step.action()));
        assertThat(steps.stream().filter(step -> !"FILE".equals(step.action())
            || !List.of("PLATE", "WEB").contains(step.channel())))
            .allMatch(step -> isOpen(step.at().toInstant()));
    }

    private boolean isOpen(Instant moment) {
        return days.workingTime(COUNTY, moment.minusSeconds(1), moment.plusSeconds(1)).isPositive();
    }
}

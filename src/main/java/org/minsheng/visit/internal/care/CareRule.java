package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;

/**
 * How a county looks after people.
 *
 * @param alarmAbove a temperature above it alarms at once
 * @param times of a day at which temperatures are taken
 * @param graceMinutes how much later it may be before it counts as missed
 * @param everyDays the rhythm of visits
 */
public record CareRule(BigDecimal alarmAbove, List<LocalTime> times, int graceMinutes, int everyDays, int version) {

    /** What is usual; the threshold is the one of 2020's measures, a setting since. */
    static final CareRule USUAL = new CareRule(new BigDecimal("37.3"),
        List.of(LocalTime.of(8, 30), LocalTime.of(17, 30)), 120, 7, 0);

    public CareRule {
        times = List.copyOf(times);
    }
}

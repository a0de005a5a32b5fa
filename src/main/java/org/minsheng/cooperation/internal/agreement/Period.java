package org.minsheng.cooperation.internal.agreement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How often something is promised, by the calendar: this month, not the last thirty days. */
public enum Period {
    WEEK, MONTH, QUARTER, HALF_YEAR, YEAR,
    /** Whenever somebody asks; nothing is owed when nobody does. */
    ON_CALL;

    /** The first day of the period that the day is in. */
    public LocalDate beginning(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
            case HALF_YEAR -> day.withDayOfMonth(1).withMonth(day.getMonthValue() <= 6 ? 1 : 7);
            case YEAR, ON_CALL -> day.withDayOfYear(1);
        };
    }

    /** How many whole periods lie between two days: one that is still running owes nothing yet. */
    public long whole(LocalDate from, LocalDate until) {
        if (this == ON_CALL || !until.isAfter(from)) {
            return 0;
        }
        return switch (this) {
            case WEEK -> ChronoUnit.WEEKS.between(from, until);
            case MONTH -> ChronoUnit.MONTHS.between(from, until);
            case QUARTER -> ChronoUnit.MONTHS.between(from, until) / 3;
            case HALF_YEAR -> ChronoUnit.MONTHS.between(from, until) / 6;
            default -> ChronoUnit.YEARS.between(from, until);
        };
    }
}

package org.minsheng.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.minsheng.shared.AreaCode;

/**
 * The calendar that limits run on. Days are those of the installation's time zone; a working day lasts from the opening
 * of the offices to their close. Everything is answered from memory.
 */
public interface WorkingDays {

    boolean isWorkingDay(AreaCode county, LocalDate day);

    /** Whether the holidays of the year have been recorded; otherwise it counts as Monday to Friday. */
    boolean isKnown(int year);

    /**
     * The close of business on the last of so many working days; the day of {@code from} itself does not count.
     *
     * @param days 0 for the day itself or, when that is no working day, the next one
     */
    Instant plusWorkingDays(AreaCode county, Instant from, int days);

    /** The opening of business on the {@code days}-th working day after, at least 1. */
    Instant opening(AreaCode county, Instant from, int days);

    /** How many working days lie after the first day up to and including the second; 0 when it is not later. */
    int workingDaysBetween(AreaCode county, LocalDate after, LocalDate until);

    /** How much of a span lies within the hours of working days. */
    Duration workingTime(AreaCode county, Instant from, Instant until);

    /** The moment at which so much working time has passed. */
    Instant plusWorkingTime(AreaCode county, Instant from, Duration time);
}

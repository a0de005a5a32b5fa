package org.minsheng.volunteer.internal.deed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A year, a quarter or a month as the sums name it: 2026, 2026Q4, 2026-11. */
public record Period(String name, LocalDate from, LocalDate until) {

    private static final int MONTHS_OF_QUARTER = 3;

    /** Null for anything else. */
    public static @Nullable Period of(String name) {
        if (name.matches("20\\d\\d")) {
            var first = LocalDate.of(Integer.parseInt(name), 1, 1);
            return new Period(name, first, first.plusYears(1));
        }
        if (name.matches("20\\d\\dQ[1-4]")) {
            var first = LocalDate.of(Integer.parseInt(name.substring(0, 4)), 1, 1)
                .plusMonths((name.charAt(5) - '1') * (long) MONTHS_OF_QUARTER);
            return new Period(name, first, first.plusMonths(MONTHS_OF_QUARTER));
        }
        if (name.matches("20\\d\\d-(0[1-9]|1[0-2])")) {
            var first = YearMonth.parse(name).atDay(1);
            return new Period(name, first, first.plusMonths(1));
        }
        return null;
    }

    static Period year(LocalDate day) {
        return java.util.Objects.requireNonNull(of(Integer.toString(day.getYear())));
    }

    /** What people compare by: this month and the last, this quarter and the last, this year and the last. */
    static List<String> usual(Clock clock) {
        var today = LocalDate.now(clock);
        var before = today.minusMonths(1);
        var quarter = today.minusMonths(MONTHS_OF_QUARTER);
        return List.of(Integer.toString(today.getYear()), quarter(today), YearMonth.from(today).toString(),
            YearMonth.from(before).toString(), quarter(quarter), Integer.toString(today.getYear() - 1));
    }

    private static String quarter(LocalDate day) {
        return day.getYear() + "Q" + ((day.getMonthValue() - 1) / MONTHS_OF_QUARTER + 1);
    }

    Instant begins(Clock clock) {
        return from.atStartOfDay(clock.getZone()).toInstant();
    }

    Instant ends(Clock clock) {
        return until.atStartOfDay(clock.getZone()).toInstant();
    }
}

package org.minsheng.exchange.internal.open311;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a request was made, as {@code start_date} and {@code end_date} say it: at most ninety days, the last ones when
 * nothing is said.
 *
 * @param until the first moment that is no longer meant
 */
record Period(Instant from, Instant until) {

    private static final Duration SPAN = Duration.ofDays(90);
    private static final int DAY_LENGTH = 10;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
        .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
        .optionalStart().appendOffset("+HHMM", "Z").optionalEnd()
        .optionalStart().appendOffset("+HH", "Z").optionalEnd()
        .toFormatter(Locale.ROOT);

    /** A day, a minute or a second: what is named is meant as a whole. */
    private record Named(Instant first, Instant after) {
    }

    static Period of(Sent sent, Instant now, ZoneId zone) {
        var start = named(sent, "start_date", zone);
        var end = named(sent, "end_date", zone);
        var present = now.plusSeconds(1);
        if (start == null) {
            var until = end == null ? present : end.after();
            return new Period(until.minus(SPAN), until);
        }
        if (end == null) {
            var until = start.first().plus(SPAN);
            return new Period(start.first(), until.isBefore(present) ? until : later(present, start.first()));
        }
        if (end.after().isBefore(start.first())) {
            throw Open311Fault.wrong("start_date is after end_date");
        }
        if (Duration.between(start.first(), end.first()).compareTo(SPAN.plusMinutes(1)) > 0) {
            throw Open311Fault.wrong("start_date and end_date span more than 90 days");
        }
        return new Period(start.first(), end.after());
    }

    /** When it changed last, as {@code updated_after} and {@code updated_before} say it, which many servers know. */
    static Period changed(Sent sent, ZoneId zone) {
        var after = named(sent, "updated_after", zone);
        var before = named(sent, "updated_before", zone);
        return new Period(after == null ? Instant.MIN : after.first(), before == null ? Instant.MAX : before.after());
    }

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Named named(Sent sent, String name, ZoneId zone) {
        var text = sent.value(name);
        try {
            return text == null ? null : text.length() <= DAY_LENGTH ? day(text, zone) : moment(text, zone);
        } catch (DateTimeException notAMoment) {
            throw Open311Fault.wrong(name + " is not a date and time with a zone (ISO 8601)");
        }
    }

    /** The note of the W3C knows a year, a month and a day, too. */
    private static Named day(String text, ZoneId zone) {
        var first = switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
        var after = switch (text.length()) {
            case 4 -> first.plusYears(1);
            case 7 -> first.plusMonths(1);
            default -> first.plusDays(1);
        };
        return new Named(first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
    }

    /** A plus sign that was not encoded arrives as a blank; a time without a zone is one of this place. */
    private static Named moment(String text, ZoneId zone) {
        var plain = (text.substring(0, DAY_LENGTH) + "T" + text.substring(DAY_LENGTH + 1).replace(' ', '+'))
            .toUpperCase(Locale.ROOT);
        var first = switch (TIME.parseBest(plain, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime told -> told.toInstant();
            case LocalDateTime here -> here.atZone(zone).toInstant();
            default -> throw new DateTimeException(plain);
        };
        boolean seconds = plain.matches("[^T]+T\\d\\d:\\d\\d:.*");
        return new Named(first, first.plusSeconds(seconds ? 1 : 60));
    }
}

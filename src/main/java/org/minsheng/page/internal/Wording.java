package org.minsheng.page.internal;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Texts, dates and numbers in one language, as offices write them. */
public final class Wording {

    private final MessageSource messages;
    private final Locale locale;
    /** Copied for each number: it is not for several threads, and making one looks the language up. */
    private final NumberFormat whole;
    private final DateTimeFormatter date;
    private final DateTimeFormatter dateAndWeekday;
    private final DateTimeFormatter dateTime;
    private final DateTimeFormatter dayOfYear;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    Wording(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
        this.whole = NumberFormat.getIntegerInstance(locale);
        this.date = format("format.date");
        this.dateAndWeekday = format("format.date-and-weekday");
        this.dateTime = format("format.date-time");
        this.dayOfYear = format("format.day-of-year");
    }

    private DateTimeFormatter format(String key) {
        return DateTimeFormatter.ofPattern(text(key), locale);
    }

    public String text(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    public @Nullable String known(String key) {
        return messages.getMessage(key, null, null, locale);
    }

    public String date(LocalDate day) {
        return date.format(day);
    }

    public String dateAndWeekday(LocalDate day) {
        return dateAndWeekday.format(day);
    }

    public String dateTime(ZonedDateTime time) {
        return dateTime.format(time);
    }

    public String when(ZonedDateTime time, ZonedDateTime now) {
        long daysAgo = ChronoUnit.DAYS.between(time.toLocalDate(), now.toLocalDate());
        if (daysAgo == 0) {
            return text("format.today", TIME.format(time));
        }
        if (daysAgo == 1) {
            return text("format.yesterday", TIME.format(time));
        }
        if (daysAgo == -1) {
            return text("format.tomorrow", TIME.format(time));
        }
        return time.getYear() == now.getYear() ? dayOfYear.format(time) : date.format(time.toLocalDate());
    }

    public String span(Duration span) {
        if (span.toDays() > 0) {
            return join(text("format.days", span.toDays()),
                span.toHoursPart() == 0 ? "" : text("format.hours", span.toHoursPart()));
        }
        if (span.toHours() > 0) {
            return join(text("format.hours", span.toHours()),
                span.toMinutesPart() == 0 ? "" : text("format.minutes", span.toMinutesPart()));
        }
        return text("format.minutes", Math.max(1, span.toMinutes()));
    }

    private static String join(String first, String second) {
        return second.isEmpty() ? first : first + " " + second;
    }

    public String number(long value) {
        if (value >= 0 && value < 1_000) {
            return Long.toString(value);
        }
        return ((NumberFormat) whole.clone()).format(value);
    }
}

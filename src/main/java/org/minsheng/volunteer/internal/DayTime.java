package org.minsheng.volunteer.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;

/** From when until when, as two fields of a form say it. */
public record DayTime(Instant from, Instant until) {

    private static final Duration LONGEST = Duration.ofDays(3);

    /** The fields startsAt and endsAt; null when something is wrong, and the form says what. */
    public static @Nullable DayTime read(Form form, ZoneId zone) {
        form.required("startsAt", 20);
        form.required("endsAt", 20);
        var starts = form.read("startsAt", typed -> time(typed, zone), "volunteer.time.wrong");
        var ends = form.read("endsAt", typed -> time(typed, zone), "volunteer.time.wrong");
        if (starts == null || ends == null) {
            return null;
        }
        if (!ends.isAfter(starts)) {
            form.reject("endsAt", "volunteer.time.ends-before");
        } else if (Duration.between(starts, ends).compareTo(LONGEST) > 0) {
            form.reject("endsAt", "volunteer.time.too-long");
        }
        return form.hasErrors() ? null : new DayTime(starts, ends);
    }

    /** As browsers send the field of a day and a time. */
    private static Instant time(String typed, ZoneId zone) {
        try {
            var time = LocalDateTime.parse(typed).atZone(zone).toInstant();
            if (time.isBefore(Instant.parse("2000-01-01T00:00:00Z"))
                || time.isAfter(Instant.parse("2100-01-01T00:00:00Z"))) {
                throw new IllegalArgumentException(typed);
            }
            return time;
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    public static String text(Instant time, ZoneId zone) {
        return LocalDateTime.ofInstant(time, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}

package org.minsheng.visit.internal.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as answers and limits write them. */
final class Dates {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern RELATIVE = Pattern.compile("today([+-]\\d{1,4})?");

    private Dates() {
    }

    static boolean isDate(String text) {
        return date(text) != null;
    }

    static @Nullable LocalDate date(String text) {
        try {
            return DAY.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    static boolean isLimit(String text) {
        return RELATIVE.matcher(text).matches() || isDate(text);
    }

    /** The day that a limit means; null when it is no limit. */
    static @Nullable LocalDate limit(@Nullable String text, LocalDate today) {
        if (text == null || !RELATIVE.matcher(text).matches()) {
            return text == null ? null : date(text);
        }
        var days = text.substring("today".length());
        return days.isEmpty() ? today : today.plusDays(Long.parseLong(days));
    }
}

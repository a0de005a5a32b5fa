package org.minsheng.household.internal.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a birth date in the ways that sheets have it, the counted days of a spreadsheet among them. */
final class DateCell {

    private static final Pattern PARTS = Pattern.compile("(\\d{4})\\D+(\\d{1,2})\\D+(\\d{1,2})(?:\\D.*)?");
    private static final Pattern DIGITS = Pattern.compile("(19|20)\\d{6}");
    private static final Pattern COUNTED = Pattern.compile("\\d{3,5}(\\.\\d+)?");
    private static final Pattern NO_DAY = Pattern.compile("\\d{4}(\\D+\\d{0,2}\\D*|\\d{2})?");
    private static final Pattern TIME = Pattern.compile("[ T]\\d{1,2}:.*$");
    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);

    private DateCell() {
    }

    static Cleaned<LocalDate> read(String cell, LocalDate today) {
        var text = Plain.text(cell);
        if (text.isEmpty()) {
            return Cleaned.empty();
        }
        try {
            var date = date(TIME.matcher(text).replaceFirst("").replace(" ", ""));
            if (date != null && date.getYear() >= 1900 && !date.isAfter(today)) {
                return Cleaned.of(date);
            }
        } catch (DateTimeException noSuchDay) {
            return Cleaned.wrong("birth", text);
        }
        return Cleaned.wrong(NO_DAY.matcher(text).matches() ? "birth-day" : "birth", text);
    }

    private static @Nullable LocalDate date(String text) {
        var parts = PARTS.matcher(text);
        if (parts.matches()) {
            return LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        }
        if (DIGITS.matcher(text).matches()) {
            return LocalDate.of(Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 4, 6, 10),
                Integer.parseInt(text, 6, 8, 10));
        }
        boolean year = text.length() == 4 && (text.startsWith("19") || text.startsWith("20"));
        return COUNTED.matcher(text).matches() && !year ? FIRST.plusDays((long) Double.parseDouble(text)) : null;
    }
}

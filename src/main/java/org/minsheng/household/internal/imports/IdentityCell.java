package org.minsheng.household.internal.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.minsheng.people.IdentityNumber;

/**
 * Reads an identity number as spreadsheets keep it. What a spreadsheet has rounded is lost and cannot be read back: it
 * is refused with the way to mend it. A number of the first generation, fifteen digits, is carried over as GB 11643
 * says.
 */
final class IdentityCell {

    private static final Pattern ROUNDED = Pattern.compile("\\d(\\.\\d+)?E\\+?\\d{2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern OLD = Pattern.compile("[1-9]\\d{14}");
    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\-_.,·]+");
    private static final int LENGTH = 18;

    private IdentityCell() {
    }

    /** @param today nobody is born after it */
    static Cleaned<IdentityNumber> read(String cell, LocalDate today) {
        var text = Plain.text(cell).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Cleaned.empty();
        }
        if (ROUNDED.matcher(text).matches()) {
            return Cleaned.wrong("identity-rounded", text);
        }
        var digits = BETWEEN.matcher(text.replaceFirst("\\.0$", "")).replaceAll("").replace('×', 'X').replace('Х', 'X')
            .replace('*', 'X');
        if (OLD.matcher(digits).matches()) {
            return whole(renewed(digits), today);
        }
        if (!WHOLE.matcher(digits).matches()) {
            boolean onlyDigits = digits.chars().allMatch(letter -> letter >= '0' && letter <= '9' || letter == 'X');
            return onlyDigits ? Cleaned.wrong("identity-length", digits.length()) : Cleaned.wrong("identity-shape");
        }
        return whole(digits, today);
    }

    private static Cleaned<IdentityNumber> whole(String digits, LocalDate today) {
        try {
            var born = LocalDate.of(Integer.parseInt(digits, 6, 10, 10), Integer.parseInt(digits, 10, 12, 10),
                Integer.parseInt(digits, 12, 14, 10));
            if (born.isAfter(today) || born.getYear() < 1900) {
                return Cleaned.wrong("identity-date", digits.substring(6, 14));
            }
        } catch (DateTimeException noSuchDay) {
            return Cleaned.wrong("identity-date", digits.substring(6, 14));
        }
        try {
            return Cleaned.of(new IdentityNumber(digits));
        } catch (IllegalArgumentException check) {
            boolean zeros = digits.endsWith("000");
            return Cleaned.wrong(zeros ? "identity-rounded" : "identity-check", digits);
        }
    }

    /** Fifteen digits lack the century, which was the twentieth, and the check character. */
    private static String renewed(String old) {
        var digits = old.substring(0, 6) + "19" + old.substring(6);
        return digits + check(digits);
    }

    /** The check character of seventeen digits: ISO 7064, MOD 11-2. */
    static char check(String digits) {
        int sum = 0;
        for (int at = 0; at < LENGTH - 1; at++) {
            sum += (digits.charAt(at) - '0') * (1 << (LENGTH - 1 - at)) % 11;
        }
        return "10X98765432".charAt(sum % 11);
    }
}

package org.minsheng.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A citizen's number of eighteen characters: six of division, eight of birth date, three of serial and a check (GB
 * 11643).
 */
public record IdentityNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{5}(19|20)\\d{9}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /**
     * Accepts blanks and a small x.
     *
     * @throws IllegalArgumentException when shape, birth date or check character is wrong
     */
    public IdentityNumber {
        value = value.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches() || !isDate(value.substring(6, 14)) || value.charAt(17) != check(value)) {
            throw new IllegalArgumentException("not an identity number");
        }
    }

    private static boolean isDate(String digits) {
        try {
            LocalDate.of(Integer.parseInt(digits, 0, 4, 10), Integer.parseInt(digits, 4, 6, 10),
                Integer.parseInt(digits, 6, 8, 10));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static char check(String value) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (value.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }

    public LocalDate born() {
        return LocalDate.of(Integer.parseInt(value, 6, 10, 10), Integer.parseInt(value, 10, 12, 10),
            Integer.parseInt(value, 12, 14, 10));
    }

    /** The seventeenth digit is odd for men. */
    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** 5203**********1234: the only form that screens and logs show. */
    public String masked() {
        return value.substring(0, 4) + "*".repeat(10) + value.substring(14);
    }

    @Override
    public String toString() {
        return masked();
    }
}

package org.minsheng.points.internal;

import java.security.SecureRandom;

/**
 * The number on a household's paper card: ten digits, the last by Luhn's rule (ISO/IEC 7812), so that a slip of the
 * finger is noticed.
 */
public final class CardNumber {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DIGITS = 10;

    private CardNumber() {
    }

    public static String fresh() {
        var digits = new StringBuilder(DIGITS).append(1 + RANDOM.nextInt(9));
        while (digits.length() < DIGITS - 1) {
            digits.append(RANDOM.nextInt(10));
        }
        return digits.append((10 - sum(digits + "0") % 10) % 10).toString();
    }

    public static boolean looksLikeOne(String text) {
        return text.matches("\\d{" + DIGITS + "}") && sum(text) % 10 == 0;
    }

    /** In two groups, as it is printed. */
    public static String printed(String card) {
        return card.substring(0, 5) + " " + card.substring(5);
    }

    private static int sum(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int doubled = place % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }
}

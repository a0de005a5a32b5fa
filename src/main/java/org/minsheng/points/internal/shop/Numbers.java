package org.minsheng.points.internal.shop;

/** Whole numbers that somebody typed. */
public final class Numbers {

    private Numbers() {
    }

    /** @throws IllegalArgumentException when it is none or outside */
    public static Integer between(String text, int least, int most) {
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(text);
        }
        return Integer.valueOf(text);
    }
}

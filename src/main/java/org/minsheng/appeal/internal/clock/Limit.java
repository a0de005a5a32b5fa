package org.minsheng.appeal.internal.clock;

/**
 * So much time for an answer. Hours run through nights and holidays; days of both sorts end at the close of business.
 */
public record Limit(int amount, Unit unit) {

    /** What the amount counts. */
    public enum Unit { WORKING_DAYS, DAYS, HOURS }

    public static final int MOST = 1000;

    public Limit {
        if (amount < 1 || amount > MOST) {
            throw new IllegalArgumentException("not a limit: " + amount);
        }
    }
}

package org.minsheng.page;

import java.time.Duration;
import java.time.Instant;

/**
 * How a deadline stands at a moment.
 *
 * @param left what remains, or by how much it is over; never negative
 * @param over whether the deadline has passed
 * @param used the part of the time that is gone, 0 to 100
 */
public record Deadline(Duration left, boolean over, int used) {

    private static final Duration SOON = Duration.ofHours(24);

    public static Deadline of(Instant since, Instant due, Instant now) {
        var left = Duration.between(now, due);
        long whole = Duration.between(since, due).toSeconds();
        long gone = Duration.between(since, now).toSeconds();
        int used = whole <= 0 ? 100 : (int) Math.clamp(gone * 100 / whole, 0, 100);
        return new Deadline(left.abs(), left.isNegative(), left.isNegative() ? 100 : used);
    }

    /** bad when over, warn within the last day or the last quarter of the time, else good. */
    public String tone() {
        if (over) {
            return "bad";
        }
        return used >= 75 || left.compareTo(SOON) < 0 ? "warn" : "good";
    }

    public String icon() {
        return over ? "alert-triangle" : tone().equals("warn") ? "hourglass-low" : "clock";
    }
}

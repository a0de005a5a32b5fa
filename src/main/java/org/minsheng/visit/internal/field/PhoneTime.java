package org.minsheng.visit.internal.field;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened by a phone's clock, which may be wrong and may have been set right since.
 *
 * @param clockMillis what had to be added to the phone's time when it happened, null when it had not been in contact
 * before
 * @param now the phone's time while it sends
 */
record PhoneTime(Instant at, @Nullable Long clockMillis, Instant now) {

    private static final Duration LONGEST = Duration.ofDays(400);

    /** Null when these are no times at all. */
    static @Nullable PhoneTime of(long at, @Nullable Long clockMillis, long now) {
        try {
            var time = new PhoneTime(Instant.ofEpochMilli(at), clockMillis, Instant.ofEpochMilli(now));
            return time.at.isAfter(Instant.EPOCH) && time.at.isBefore(Instant.parse("2200-01-01T00:00:00Z"))
                ? time : null;
        } catch (DateTimeException | ArithmeticException outOfRange) {
            return null;
        }
    }

    /**
     * By our clock: as the phone knew the difference, else as long ago as it says. Never in the future, never long ago.
     */
    Instant happened(Instant received) {
        long most = LONGEST.toMillis();
        var claimed = clockMillis == null || clockMillis < -most || clockMillis > most
            ? received.minus(Duration.between(at, now))
            : at.plusMillis(clockMillis);
        return claimed.isAfter(received) || claimed.isBefore(received.minus(LONGEST)) ? received : claimed;
    }

    /** How far the phone's clock is ahead while it sends. */
    int aheadSeconds(Instant received) {
        return (int) Math.clamp(Duration.between(received, now).toSeconds(), Integer.MIN_VALUE + 1L, Integer.MAX_VALUE);
    }
}

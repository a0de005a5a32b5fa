package org.minsheng.notice.internal;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The hours in which only urgent messages go out, in local time; they may span midnight.
 *
 * @param ends the first minute in which messages go out again
 */
public record QuietHours(boolean active, LocalTime begins, LocalTime ends) {

    public static final QuietHours OFF = new QuietHours(false, LocalTime.of(21, 0), LocalTime.of(7, 30));

    /** When a message of this moment may go, empty when it may go now. */
    public Optional<Instant> until(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        boolean late = !time.isBefore(begins);
        boolean early = time.isBefore(ends);
        boolean quiet = begins.isBefore(ends) ? late && early : late || early;
        if (!active || !quiet || begins.equals(ends)) {
            return Optional.empty();
        }
        var day = early ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return Optional.of(day.atTime(ends).atZone(zone).toInstant());
    }
}

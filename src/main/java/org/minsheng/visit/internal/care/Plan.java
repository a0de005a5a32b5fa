package org.minsheng.visit.internal.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When somebody is to look in.
 *
 * @param times of each day for quarantine, empty for visits
 * @param everyDays the rhythm of visits, 0 for quarantine
 */
public record Plan(CareKind kind, List<LocalTime> times, int everyDays, int graceMinutes) {

    /** Visits are for the hours in which people are up. */
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    /** One time to look in, and the moment from which it is missed. */
    record Slot(Instant dueAt, Instant lateAt) {
    }

    public Plan {
        times = times.stream().sorted().toList();
    }

    /** The next time of a day after the moment. */
    private Instant nextTime(Instant after, ZoneId zone) {
        var day = after.atZone(zone).toLocalDate();
        for (int ahead = 0; ahead <= 1; ahead++) {
            for (var time : times) {
                var moment = day.plusDays(ahead).atTime(time).atZone(zone).toInstant();
                if (moment.isAfter(after)) {
                    return moment;
                }
            }
        }
        throw new IllegalStateException("no times");
    }

    /**
     * The first time to look in when the care begins. Visits begin on the same day while there is time, else on the
     * next.
     */
    Slot first(Instant begin, ZoneId zone) {
        if (kind == CareKind.QUARANTINE) {
            return slot(nextTime(begin, zone));
        }
        var day = begin.atZone(zone).toLocalDate();
        boolean late = begin.atZone(zone).toLocalTime().isAfter(CLOSES.minusHours(3));
        return visit(day.plusDays(late ? 1 : 0).atTime(OPENS).atZone(zone).toInstant(), zone);
    }

    /** The time after this one; for visits counted from when somebody was there, or from when it was missed. */
    Slot after(Slot slot, Instant now, ZoneId zone) {
        if (kind == CareKind.QUARANTINE) {
            var next = nextTime(slot.dueAt(), zone);
            // Whoever comes back to a node that slept through a week finds one missed time, not fourteen.
            return slot(next.plus(Duration.ofMinutes(graceMinutes)).isAfter(now) ? next : nextTime(now, zone));
        }
        return visit(now.atZone(zone).toLocalDate().plusDays(everyDays).atTime(OPENS).atZone(zone).toInstant(), zone);
    }

    /**
     * Whether somebody who looks in now does what the slot asks; a measurement much earlier is one more, no
     * replacement.
     */
    boolean covers(Slot slot, Instant now) {
        return kind == CareKind.VISITS || !now.isBefore(slot.dueAt().minus(early()));
    }

    /** Half the shortest time between two slots, at most three hours. */
    private Duration early() {
        long minutes = 24 * 60;
        for (int i = 0; i < times.size(); i++) {
            var next = times.get((i + 1) % times.size());
            long between = Math.floorMod(Duration.between(times.get(i), next).toMinutes(), 24 * 60);
            minutes = Math.min(minutes, between == 0 ? 24 * 60 : between);
        }
        return Duration.ofMinutes(Math.min(180, minutes / 2));
    }

    private Slot slot(Instant dueAt) {
        return new Slot(dueAt, dueAt.plus(Duration.ofMinutes(graceMinutes)));
    }

    private static Slot visit(Instant dueAt, ZoneId zone) {
        return new Slot(dueAt, dueAt.atZone(zone).toLocalDate().atTime(CLOSES).atZone(zone).toInstant());
    }
}

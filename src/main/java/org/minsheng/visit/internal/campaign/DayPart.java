package org.minsheng.visit.internal.campaign;

import java.time.LocalTime;

/** A time of day at which a door is tried; a second try comes at another one. */
public enum DayPart {
    MORNING, AFTERNOON, EVENING;

    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime AFTER_WORK = LocalTime.of(17, 30);

    public static DayPart of(LocalTime time) {
        return time.isBefore(NOON) ? MORNING : time.isBefore(AFTER_WORK) ? AFTERNOON : EVENING;
    }

    /** One bit each, for a set that fits in a number. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Evenings first, when most people are at home; when all were tried, evenings again. */
    public static DayPart after(int tried) {
        for (var part : new DayPart[] {EVENING, MORNING, AFTERNOON}) {
            if ((tried & part.bit()) == 0) {
                return part;
            }
        }
        return EVENING;
    }
}

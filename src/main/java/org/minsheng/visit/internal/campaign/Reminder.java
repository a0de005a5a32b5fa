package org.minsheng.visit.internal.campaign;

/** Why visitors, or who leads them, are written to. */
public enum Reminder {
    /** It begins, or doors of one that has begun went to somebody: each hears once of having doors in it. */
    BEGINS,
    /** Half of the time is over, and somebody has not begun. */
    IDLE,
    /** Tomorrow is the last day, and doors are left. */
    LAST_EVENING,
    /** Whoever leads it wishes it. */
    BY_HAND,
    /** The last day is over: who leads it closes it, or gives it more time. */
    TIME_IS_UP
}

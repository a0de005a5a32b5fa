package org.minsheng.visit.internal.campaign;

/** What progress counts: the states of tasks, and among the open ones those where somebody was at the door already. */
public enum Stage {
    DONE, REFUSED, UNREACHED, TRIED, OPEN, CANCELLED;

    /** Nobody goes there any more. */
    public boolean isOver() {
        return this == DONE || this == REFUSED || this == UNREACHED;
    }

    public String tone() {
        return switch (this) {
            case DONE -> "good";
            case REFUSED -> "bad";
            case UNREACHED -> "warn";
            case TRIED -> "info";
            case OPEN, CANCELLED -> "neutral";
        };
    }
}

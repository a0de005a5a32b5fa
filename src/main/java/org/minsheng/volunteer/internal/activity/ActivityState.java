package org.minsheng.volunteer.internal.activity;

/**
 * An activity is planned, then either confirmed, which makes deeds, or cancelled; what was confirmed wrongly is opened
 * again.
 */
public enum ActivityState {
    PLANNED, CONFIRMED, CANCELLED;

    boolean mayBecome(ActivityState next) {
        return switch (this) {
            case PLANNED -> next == CONFIRMED || next == CANCELLED;
            case CONFIRMED -> next == PLANNED;
            case CANCELLED -> false;
        };
    }

    public String tone() {
        return this == PLANNED ? "info" : this == CONFIRMED ? "good" : "neutral";
    }
}

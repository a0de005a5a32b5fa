package org.minsheng.volunteer.internal.team;

/** A shift is planned, then confirmed with who was there, or cancelled. */
public enum ShiftState {
    PLANNED, CONFIRMED, CANCELLED;

    boolean mayBecome(ShiftState next) {
        return this == PLANNED && next != PLANNED;
    }

    public String tone() {
        return this == PLANNED ? "info" : this == CONFIRMED ? "good" : "neutral";
    }
}

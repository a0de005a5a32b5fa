package org.minsheng.volunteer.internal.wish;

/** A wish from being told to the thanks. What a resident tells is looked at by the community before others read it. */
public enum WishState {
    FILED, OPEN, CLAIMED, DONE, THANKED, CANCELLED;

    boolean mayBecome(WishState next) {
        return switch (this) {
            case FILED -> next == OPEN || next == CANCELLED;
            case OPEN -> next == CLAIMED || next == CANCELLED;
            case CLAIMED -> next == DONE || next == OPEN || next == CANCELLED;
            case DONE -> next == THANKED || next == CLAIMED;
            case THANKED, CANCELLED -> false;
        };
    }

    public String tone() {
        return switch (this) {
            case FILED, DONE -> "warn";
            case OPEN, CLAIMED -> "info";
            case THANKED -> "good";
            case CANCELLED -> "neutral";
        };
    }
}

package org.minsheng.volunteer.internal.member;

import java.util.Set;

/** Where a registration stands. */
public enum MembershipState {
    ASKED, CONFIRMED, REFUSED, MOVED, LEFT;

    private static final Set<MembershipState> OPEN = Set.of(ASKED, CONFIRMED);

    boolean mayBecome(MembershipState next) {
        return switch (this) {
            case ASKED -> next == CONFIRMED || next == REFUSED || next == LEFT;
            case CONFIRMED -> next == MOVED || next == LEFT;
            case REFUSED, MOVED, LEFT -> false;
        };
    }

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    public String tone() {
        return switch (this) {
            case ASKED -> "warn";
            case CONFIRMED -> "good";
            case REFUSED -> "bad";
            case MOVED, LEFT -> "neutral";
        };
    }
}

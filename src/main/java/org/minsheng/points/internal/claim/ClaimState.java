package org.minsheng.points.internal.claim;

import java.util.EnumSet;
import java.util.Set;

/** How far a claim has come; {@link #next()} is the one table of where it may go. */
public enum ClaimState {

    /** Somebody says so; another person has to look at it. */
    CLAIMED,
    /** Verified, and shown to everybody until the window for objections is over. */
    PUBLICISED,
    CREDITED,
    REFUSED,
    WITHDRAWN,
    /** The deed turned out not to be one; what was credited is taken back by an entry. */
    TAKEN_BACK;

    public Set<ClaimState> next() {
        return switch (this) {
            case CLAIMED -> EnumSet.of(PUBLICISED, REFUSED, WITHDRAWN);
            case PUBLICISED -> EnumSet.of(CREDITED, REFUSED, TAKEN_BACK);
            case CREDITED -> EnumSet.of(TAKEN_BACK);
            case REFUSED, WITHDRAWN, TAKEN_BACK -> EnumSet.noneOf(ClaimState.class);
        };
    }

    public boolean mayBecome(ClaimState other) {
        return next().contains(other);
    }
}

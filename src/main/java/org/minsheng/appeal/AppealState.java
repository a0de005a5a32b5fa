package org.minsheng.appeal;

/** Where the work stands. Tier, delivery of messages and verdict are fields of their own. */
public enum AppealState {
    FILED, ACCEPTED, DISPATCHED, SIGNED, IN_HANDLING, IN_DELIBERATION, ANSWERED, CALLED_BACK, REOPENED,
    CLOSED, REFUSED, WITHDRAWN, MERGED;

    /** Nobody has anything to do any more. */
    public boolean isFinal() {
        return this == CLOSED || this == REFUSED || this == WITHDRAWN || this == MERGED;
    }
}

package org.minsheng.visit;

import java.util.Map;
import java.util.Set;

/** Where a task stands; what comes from the door moves it by one table. */
public enum TaskState {
    OPEN, DONE, UNREACHED, REFUSED, CANCELLED;

    private static final Map<TaskState, Set<TaskState>> NEXT = Map.of(
        OPEN, Set.of(DONE, UNREACHED, REFUSED, CANCELLED),
        UNREACHED, Set.of(DONE, REFUSED),
        REFUSED, Set.of(DONE),
        DONE, Set.of(REFUSED),
        CANCELLED, Set.of());

    /** DONE to REFUSED only by somebody's decision between two results; UNREACHED and REFUSED may still be visited. */
    public boolean mayBecome(TaskState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}

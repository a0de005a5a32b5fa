package org.minsheng.exchange.internal.workorders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.Verdict;

/**
 * One thing that one side tells the other about a work order.
 *
 * @param sequence 1, 2, 3 … for each order and side, without gaps; the same sequence again is a repeat
 * @param state where the work stands on the teller's side after it
 * @param note what was said with it, as far as the other side may read it
 * @param verdict the reporter's word, with CLOSED
 * @param dueAt when the answer is promised, null when nothing is
 */
public record OrderEvent(int sequence, Kind event, String state, @Nullable String note,
                         @Nullable Verdict verdict, @Nullable Instant dueAt, @Nullable Instant at) {

    /** What can be told. */
    public enum Kind {
        ACCEPTED, UPDATED, RETURNED, ANSWERED, CLOSED, REOPENED, RECALLED, WITHDRAWN, DISPATCHED
    }

    String noteOrEmpty() {
        return note == null ? "" : note;
    }
}

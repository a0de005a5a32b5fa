package org.minsheng.exchange.internal.workorders;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.Verdict;
import org.minsheng.exchange.internal.workorders.OrderEvent.Kind;

/**
 * An event as a peer sends it.
 *
 * @param sequence 1, 2, 3 … for each order, without gaps
 * @param event ACCEPTED, UPDATED, RETURNED, ANSWERED, CLOSED, REOPENED, RECALLED, WITHDRAWN or DISPATCHED
 * @param state where the work stands there
 * @param note needed with RETURNED, ANSWERED and REOPENED
 * @param verdict SATISFIED, SOLVED or UNREACHABLE, with CLOSED
 */
record SentEvent(@Nullable Integer sequence, @Nullable String event, @Nullable String state, @Nullable String note,
                 @Nullable String verdict, @Nullable Instant dueAt, @Nullable Instant at) {

    private static final Set<Kind> WITH_WORDS = EnumSet.of(Kind.RETURNED, Kind.ANSWERED, Kind.REOPENED);
    private static final int LONGEST = 4_000;

    /** Message key of what is wrong, by field. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        if (sequence == null || sequence < 1) {
            faults.put("sequence", "exchange.order.sequence-wrong");
        }
        if (kind() == null) {
            faults.put("event", "form.not-a-choice");
        } else if (WITH_WORDS.contains(kind()) && (note == null || note.isBlank())) {
            faults.put("note", "form.required");
        }
        if (note != null && note.length() > LONGEST) {
            faults.put("note", "appeal.api.too-long");
        }
        if (state != null && state.length() > 40) {
            faults.put("state", "appeal.api.too-long");
        }
        if (verdict != null && said() == null) {
            faults.put("verdict", "form.not-a-choice");
        }
        return faults;
    }

    private @Nullable Kind kind() {
        return Arrays.stream(Kind.values()).filter(one -> one.name().equals(event)).findFirst().orElse(null);
    }

    private @Nullable Verdict said() {
        return Arrays.stream(Verdict.values()).filter(one -> one.name().equals(verdict)).findFirst().orElse(null);
    }

    /** Null when something is wrong. */
    @Nullable OrderEvent read() {
        var kind = kind();
        return sequence == null || kind == null ? null
            : new OrderEvent(sequence, kind, state == null ? kind.name() : state,
                note == null ? null : note.replace("\0", ""), said(), dueAt, at);
    }
}

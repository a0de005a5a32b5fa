package org.minsheng.notice.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How far a message to one recipient has come. FAILED is tried again; GIVEN_UP is not, unless somebody asks for it;
 * JOINED waited, for the end of the quiet hours or for the next step, and is told together with the next one.
 */
public enum DeliveryState {
    QUEUED, SENDING, SENT, DELIVERED, FAILED, GIVEN_UP, JOINED;

    /**
     * The one table of what may follow what. SENDING after SENDING is a node that died on the way. A provider may
     * report before its answer is written down, and also that it arrived after all.
     */
    private static final Map<DeliveryState, Set<DeliveryState>> NEXT = new EnumMap<>(Map.of(
        QUEUED, EnumSet.of(SENDING, JOINED),
        SENDING, EnumSet.of(SENDING, SENT, DELIVERED, FAILED, GIVEN_UP),
        SENT, EnumSet.of(DELIVERED, GIVEN_UP),
        DELIVERED, EnumSet.noneOf(DeliveryState.class),
        JOINED, EnumSet.noneOf(DeliveryState.class),
        FAILED, EnumSet.of(SENDING, DELIVERED),
        GIVEN_UP, EnumSet.of(QUEUED, DELIVERED)));

    boolean mayBecome(DeliveryState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** The states from which this one may be reached, for the condition of an update. */
    static String[] before(DeliveryState next) {
        return NEXT.entrySet().stream()
            .filter(entry -> entry.getValue().contains(next))
            .map(entry -> entry.getKey().name())
            .toArray(String[]::new);
    }

    public String tone() {
        return switch (this) {
            case QUEUED, JOINED -> "neutral";
            case SENDING -> "info";
            case SENT, DELIVERED -> "good";
            case FAILED -> "warn";
            case GIVEN_UP -> "bad";
        };
    }
}

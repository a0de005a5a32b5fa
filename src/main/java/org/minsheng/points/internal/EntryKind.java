package org.minsheng.points.internal;

import java.util.Arrays;

/** Why points move. */
public enum EntryKind {
    CREDIT, REDEMPTION, REVERSAL, TAKE_BACK, CORRECTION, EXPIRY, TRANSFER, CLOSURE;

    public static boolean isOne(String name) {
        return Arrays.stream(values()).anyMatch(kind -> kind.name().equals(name));
    }
}

package org.minsheng.notice.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One delivery as staff see it: whom (masked), by what, how far; never what it said. */
public record MessageRow(long id, Instant created, @Nullable String subject, @Nullable String number, String template,
                         Carrier channel, String masked, DeliveryState state, int attempts, @Nullable String answer,
                         @Nullable Instant nextAttempt, @Nullable String area, boolean lasting,
                         @Nullable Instant arrived) {

    /** A code that has run out is of no use, however often it is sent. */
    public boolean mayBeResent() {
        return state == DeliveryState.GIVEN_UP && lasting;
    }
}

package org.minsheng.exchange.internal.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;

/**
 * One line of a subscription's deliveries.
 *
 * @param number of the appeal, or of the page of the ledger
 * @param action what was done to the appeal, null for a page of the ledger
 * @param answer what the other side said last
 */
public record Delivery(long id, String number, @Nullable AppealAction action, WebhookState state,
                       int attempts, String answer, @Nullable Instant nextAttempt, Instant created) {

    /** Whether sending it once more makes sense: not while it is on its way. */
    public boolean mayBeReplayed() {
        return state == WebhookState.SENT || state == WebhookState.GIVEN_UP;
    }
}

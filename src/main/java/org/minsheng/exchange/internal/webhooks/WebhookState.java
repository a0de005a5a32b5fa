package org.minsheng.exchange.internal.webhooks;

/**
 * How far a delivery has come. FAILED is tried again by itself; HELD waits until its subscription is switched on again.
 */
public enum WebhookState {
    QUEUED, SENDING, SENT, FAILED, HELD, GIVEN_UP;

    public String tone() {
        return switch (this) {
            case QUEUED -> "neutral";
            case SENDING -> "info";
            case SENT -> "good";
            case FAILED, HELD -> "warn";
            case GIVEN_UP -> "bad";
        };
    }
}

package org.minsheng.notice.internal.receipts;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of one short message.
 *
 * @param key the id that the gateway was given with the message
 * @param reason the gateway's code and sentence, empty when it arrived
 */
record Receipt(UUID key, boolean delivered, String reason, Instant at) {
}

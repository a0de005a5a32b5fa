package org.minsheng.notice.internal.receipts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody waits for word that did not arrive: the newest message of one appeal to one person.
 *
 * @param person null when only the phone number of the message is known
 * @param more earlier messages about the same that did not arrive either
 * @param call what came of the last call, null when nobody has called
 */
public record Unreached(long id, String number, String template, String masked,
                        @Nullable Long person, @Nullable String reason, Instant since, int more, @Nullable Call call,
                        @Nullable Instant calledAt) {
}

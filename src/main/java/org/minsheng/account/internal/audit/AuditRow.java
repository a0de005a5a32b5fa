package org.minsheng.account.internal.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry as the auditor sees it.
 *
 * @param batch number of its seal, null while it waits for one
 */
public record AuditRow(long id, Instant at, String actor, String action, String subject, @Nullable String before,
                       @Nullable String after, @Nullable String address, @Nullable String session,
                       @Nullable Long batch) {
}

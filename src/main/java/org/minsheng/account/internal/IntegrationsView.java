package org.minsheng.account.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;

/**
 * Other systems and their tokens.
 *
 * @param token shown once after it was made, else null
 */
public record IntegrationsView(List<Row> rows, Form form, List<String> permissions, @Nullable String token) {

    /** @param hint the last four characters of the token */
    public record Row(long account, String name, String area, String hint, String permissions, @Nullable Instant approvedAt,
                      Instant expiresAt, @Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {
    }
}

package org.minsheng.account.internal.integrations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.administration.Choices;
import org.minsheng.page.Form;
import org.minsheng.shared.AreaCode;

/**
 * Other systems and their tokens.
 *
 * @param token shown once after it was made, else null
 */
public record IntegrationsView(List<Row> rows, Map<AreaCode, String> areas, Form form, Choices areaChoices,
                               Choices organisations, List<String> permissions, @Nullable String token) {

    /** The name of the area to which the row's token is limited. */
    public String area(Row row) {
        return areas.getOrDefault(new AreaCode(row.area()), row.area());
    }

    /** @param hint the last four characters of the token */
    public record Row(long account, String name, String area, String hint, String permissions,
                      @Nullable Instant approvedAt, Instant expiresAt, @Nullable Instant revokedAt,
                      @Nullable Instant lastUsedAt) {
    }
}

package org.minsheng.appeal.internal.replies;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;

/** An answer prepared in advance; {@code matter} is null when it fits any. */
public record ReplyTemplate(long id, OrganisationId organisation, AccountId owner,
                            boolean shared, String name, String body, @Nullable String matter, int version) {
}

package org.minsheng.account.internal.administration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One member of staff in the list. */
public record AccountRow(long id, String username, String name, boolean active, boolean hasPassword,
                         boolean secondFactor, boolean phone, boolean locked, int version,
                         @Nullable Instant lastSignInAt, List<String> roles) {
}

package org.minsheng.appeal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;

/** One line of the ledger. */
public record AppealLine(String number, int version, AppealKind kind, String title, @Nullable String matter,
                         AreaCode place, AppealState state, Tier tier, @Nullable OrganisationId holder, Instant filedAt,
                         Instant dueAt, @Nullable Instant closedAt) {
}

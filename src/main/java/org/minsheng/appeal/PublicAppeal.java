package org.minsheng.appeal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/** What everybody may see of a closed matter; {@code community} is as near as its place is told. */
public record PublicAppeal(String number, String title, String answer, AreaCode community,
                           @Nullable String matter, Verdict verdict, Instant filedAt, Instant dueAt, Instant closedAt,
                           @Nullable OrganisationId holder) {
}

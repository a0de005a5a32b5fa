package org.minsheng.appeal.internal.assigning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;

/** A matter in the care of one person of an organisation; {@code endedAt} is null while it is. */
public record Assignment(AppealId appeal, OrganisationId organisation, AccountId account, Instant at,
                         String givenByName, String note, @Nullable Instant endedAt) {
}

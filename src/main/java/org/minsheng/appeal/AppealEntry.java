package org.minsheng.appeal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;

/** One entry of an appeal's history; {@code note} is empty where it is not meant for the reporter. */
public record AppealEntry(Instant at, AppealAction action, AppealState state, Tier tier,
                          @Nullable OrganisationId holder, String note) {
}

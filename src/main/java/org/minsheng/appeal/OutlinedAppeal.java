package org.minsheng.appeal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/**
 * That there is an appeal, what it is about, in which community and how it stands: nothing that was said, nobody who
 * said it.
 *
 * @param community as near as its place is told
 * @param holder who must act now, null when nobody
 */
public record OutlinedAppeal(String number, AppealState state, AreaCode community, @Nullable String matter,
                             Instant filedAt, Instant dueAt, @Nullable OrganisationId holder) {
}

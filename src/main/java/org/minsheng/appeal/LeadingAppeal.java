package org.minsheng.appeal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.OrganisationId;

/**
 * How the appeal stands that goes on for one that was merged, as far as the one merged may know.
 *
 * @param answer what everybody may read of the answer; empty while there is none and for what is private
 * @param holder who must act now, null when nobody
 */
public record LeadingAppeal(String number, AppealState state, String answer, Verdict verdict,
                            @Nullable OrganisationId holder, Instant dueAt) {
}

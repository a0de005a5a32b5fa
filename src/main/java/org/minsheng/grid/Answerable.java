package org.minsheng.grid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PersonId;

/**
 * Somebody who answers for a grid, a ten-household unit or a zone.
 *
 * @param account the sign-in of a member of staff, null for residents and for those who have none
 * @param name readable, since it is printed on plates
 * @param contact a number that may be public, empty when there is none
 * @param body the party group that the person leads or the unit (包保单位) that the person comes from, empty for none
 * @param fullTime false for a grid worker who also does something else
 * @param until null while it is so
 */
public record Answerable(Duty duty, PersonId person, @Nullable AccountId account, String name, String contact,
                         String body,
                         boolean fullTime, Instant since, @Nullable Instant until) {
}

package org.minsheng.volunteer.internal.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/**
 * One registration of a person at a community, with its end when there is one.
 *
 * @param unitTold the place of work as the person wrote it
 * @param groupName empty when in no group
 */
public record Membership(long id, PersonId person, @Nullable OrganisationId unit, String unitTold,
                         AreaCode community, @Nullable Long group, String groupName, MembershipState state,
                         List<String> skills, List<String> freeTimes, String note, Instant askedAt,
                         @Nullable Instant decidedAt, String decidedByName, String reason,
                         @Nullable Instant since, @Nullable Instant until, int version) {
}

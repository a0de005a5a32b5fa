package org.minsheng.volunteer;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/**
 * Somebody who has reported to the community where the person lives, confirmed by it.
 *
 * @param unit null when the person works nowhere, or nobody has found the organisation
 * @param skills codes of {@link Memberships#skills()}
 */
public record Member(PersonId person, String maskedName, @Nullable OrganisationId unit,
                     AreaCode community, Set<String> skills) {

    public Member {
        skills = Set.copyOf(skills);
    }
}

package org.minsheng.organisation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Tier;

/**
 * Who answers for which duties where.
 *
 * @param area the duties are answered for within it
 * @param tier the rung on which this post works; a county department's post is COUNTY even for one town
 * @param duties codes such as {@code greenery}; the duty {@code desk} means: takes in and dispatches on this tier
 * @param holder null while the post is vacant
 * @param holderName empty while the post is vacant
 */
public record Post(PostId id, OrganisationId organisation, String organisationName,
                   String title, AreaCode area, Tier tier, Set<String> duties,
                   @Nullable PersonId holder, String holderName) {

    /** The duty of taking in and dispatching on a tier. */
    public static final String DESK = "desk";

    public Post {
        duties = Set.copyOf(duties);
    }

    public boolean isStaffed() {
        return holder != null;
    }
}

package org.minsheng.organisation;

import org.minsheng.shared.Tier;

/** The answer to "who answers for this duty at this place". */
public sealed interface Responsibility {

    /** Exactly one staffed post; it may stand on a higher tier than was asked because nobody stands below. */
    record Held(Post post) implements Responsibility {
    }

    /** Nobody up to and including the county; the matter belongs to the county's desk. */
    record Nobody(Tier lastAsked) implements Responsibility {
    }
}

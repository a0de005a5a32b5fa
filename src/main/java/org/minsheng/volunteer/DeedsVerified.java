package org.minsheng.volunteer;

import java.util.List;

/**
 * Deeds were verified together, such as those of everybody who came to an activity; published once, in the transaction
 * that records them.
 *
 * @param deeds in the order of their people: whoever follows may lock what belongs to them, and two who confirm at once
 * must not cross
 */
public record DeedsVerified(List<Deed> deeds) {

    public DeedsVerified {
        deeds = List.copyOf(deeds);
    }
}

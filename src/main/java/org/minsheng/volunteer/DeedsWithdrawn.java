package org.minsheng.volunteer;

import java.util.List;

/**
 * Deeds turned out wrong together, such as those of an activity that was opened again; published once, in the
 * transaction that withdraws them. The deeds stay, marked.
 *
 * @param deeds in the order of their people, as in {@link DeedsVerified}
 */
public record DeedsWithdrawn(List<Deed> deeds, String reason) {

    public DeedsWithdrawn {
        deeds = List.copyOf(deeds);
    }
}

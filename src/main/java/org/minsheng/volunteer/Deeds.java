package org.minsheng.volunteer;

import java.util.List;
import org.minsheng.shared.Viewer;

/** What other modules tell about deeds. Whoever calls has checked that the viewer may verify it. */
public interface Deeds {

    /**
     * Records a deed in the caller's transaction and publishes {@link DeedsVerified}. The same source, person and unit
     * again gives the first deed and publishes nothing.
     */
    DeedId record(Viewer verifier, NewDeed deed);

    /** The same for many in a few statements and with one event, in their order. */
    List<DeedId> record(Viewer verifier, List<NewDeed> deeds);

    /**
     * Takes back everything that came from this source and publishes one {@link DeedsWithdrawn}; the rows stay, marked.
     */
    void withdraw(Viewer viewer, String source, String reason);
}

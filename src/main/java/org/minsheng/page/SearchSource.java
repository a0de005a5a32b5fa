package org.minsheng.page;

import java.util.List;
import org.minsheng.shared.Viewer;

/** What one module finds for the console's search; contributed as a component. */
public interface SearchSource {

    /** Message key of the heading over what it finds. */
    String heading();

    /** Lower comes first: appeals 10, places 20, persons 30, everything else from 50. */
    int order();

    boolean isFor(Viewer viewer);

    /** Best first, at most {@code limit}, nothing outside what the viewer may see. */
    List<Found> find(Viewer viewer, String words, int limit);

    /** @param detail beside the title, empty for nothing */
    record Found(String path, String title, String detail) {
    }
}

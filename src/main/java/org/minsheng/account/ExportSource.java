package org.minsheng.account;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;

/**
 * A list that may be taken out of the house as a table; contributed as a component. Asking, the second person, the
 * single download and the audit trail are the same for all of them.
 */
public interface ExportSource {

    /** In addresses: {@code households}. */
    String kind();

    /** Message key of what it is, also the name of the file. */
    String heading();

    /**
     * Where what this viewer would get lies; empty texts never, refused with AccessDeniedException when nothing is the
     * viewer's.
     */
    AreaCode area(Viewer viewer, Map<String, String> filter);

    /** How many rows there would be, counted no further than {@code most}. */
    int rows(Viewer viewer, Map<String, String> filter, int most);

    /** Whether names and numbers can be had whole. */
    boolean offersWhole();

    /**
     * Writes the table.
     *
     * @param filter as in the address of the list
     * @param whole with names and numbers whole, each of which is written down with the reason
     */
    void write(Page page, Map<String, String> filter, boolean whole, String reason, OutputStream out)
            throws IOException;
}

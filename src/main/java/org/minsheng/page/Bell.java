package org.minsheng.page;

import org.minsheng.shared.Viewer;

/** The bell in the console's header, contributed by the module that tells staff what happened. */
public interface Bell {

    /** Where the list behind the bell is. */
    String path();

    /** How many lines this member of staff has not read, at most 100; asked once for every page of the console. */
    int unread(Viewer viewer);
}

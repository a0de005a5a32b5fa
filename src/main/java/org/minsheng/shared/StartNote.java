package org.minsheng.shared;

import java.util.List;

/** Lines for whoever starts the program, printed once when it is ready to serve: addresses, sign-ins of the demo. */
public interface StartNote {

    /** Lower is printed first: the addresses are 10. */
    int order();

    /** Chinese first, then English, on one line or two. */
    List<String> lines();
}

package org.minsheng.page;

import org.minsheng.shared.Viewer;

/**
 * A topic of {@link org.minsheng.shared.Signals} that open console pages hear as a server-sent event of the same name,
 * contributed by the sending module as a bean. Pages say {@code hx-trigger="sse:<name>"} and fetch anew.
 */
public interface LiveTopic {

    String name();

    /** Asked for every open page and every signal, so it decides from the payload and the grants without a query. */
    boolean maySee(Viewer viewer, String payload);
}

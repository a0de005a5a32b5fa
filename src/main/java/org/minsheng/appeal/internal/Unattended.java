package org.minsheng.appeal.internal;

import java.time.Instant;
import org.minsheng.shared.AreaCode;

/**
 * Something besides appeals that waits for somebody within an area, as a component: a figure of the supervisor's page.
 */
public interface Unattended {

    /** Message key of the figure. */
    String label();

    /** The list behind it. */
    String path();

    /** How many wait; as many as the list shows. */
    long count(AreaCode area, Instant now);
}

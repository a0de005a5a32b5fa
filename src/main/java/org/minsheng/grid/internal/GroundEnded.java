package org.minsheng.grid.internal;

import java.time.Instant;
import org.minsheng.shared.Viewer;

/** A grid, zone or unit is there no longer; published in the transaction of the change that ended it. */
public record GroundEnded(Viewer by, Part part, long id, long change, Instant at) {
}

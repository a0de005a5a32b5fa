package org.minsheng.grid.internal;

import java.time.Instant;
import org.minsheng.shared.Viewer;

/** A grid that had ended is there again, because the change that ended it was taken back. */
public record GroundRestored(Viewer by, Part part, long id, long change, Instant at) {
}

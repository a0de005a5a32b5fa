package org.minsheng.grid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;

/**
 * What a door was in from one moment to another.
 *
 * @param until null while it is so
 */
public record DoorParts(AreaCode door, GridId grid, @Nullable ZoneId zone, @Nullable UnitId unit, Instant since,
                        @Nullable Instant until) {
}

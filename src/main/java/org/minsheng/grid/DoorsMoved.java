package org.minsheng.grid;

import java.time.Instant;
import java.util.List;
import org.minsheng.shared.AreaCode;

/** Doors came to another grid, zone or unit, or out of any; published in the transaction of the change. */
public record DoorsMoved(List<AreaCode> doors, Instant at) {

    public DoorsMoved {
        doors = List.copyOf(doors);
    }
}

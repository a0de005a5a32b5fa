package org.minsheng.grid;

import java.util.Map;
import org.minsheng.shared.AreaCode;

/** Something that makes work in a grid, counted for the balance view; a module above contributes it as a component. */
public interface GridLoad {

    /**
     * Names what is counted: {@code households}, {@code people}, {@code matters}; its words are at
     * {@code grid.load.<key>}.
     */
    String key();

    /** How many there are in each grid now; grids without any may be left out. */
    Map<GridId, Long> count(Map<AreaCode, GridId> doors);

    /** The same by door, which a proposal for a better cut needs; empty when it is not known that finely. */
    default Map<AreaCode, Long> countByDoor(Map<AreaCode, GridId> doors) {
        return Map.of();
    }
}

package org.minsheng.grid;

import org.minsheng.shared.AreaCode;

/** About ten households within a grid that a neighbour looks after: 十联户, 寨. */
public record GridUnit(UnitId id, String name, GridId grid, AreaCode community) {
}

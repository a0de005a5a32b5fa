package org.minsheng.grid;

import org.jspecify.annotations.Nullable;

/**
 * A grid with its place on a map.
 *
 * @param outline a GeoJSON geometry; null while nobody has drawn it, and for a grid that is no more
 */
public record DrawnGrid(Grid grid, @Nullable String outline) {
}

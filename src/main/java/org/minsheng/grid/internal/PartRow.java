package org.minsheng.grid.internal;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;

/**
 * A zone or a unit.
 *
 * @param keeper the organisation that keeps a zone, null for none and for units
 */
public record PartRow(Part part, long id, String name, long grid, String gridCode, AreaCode community,
                      @Nullable String outline, int version,
                      boolean retired, int doors, @Nullable Long keeper) {

    public String path() {
        return "/console/grids/" + part.table() + "s/" + id;
    }
}

package org.minsheng.household.internal;

import java.util.Collection;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** The doors of several grids, as an argument of a search. */
@Component
class DoorsOfGrids {

    private final Grids grids;

    DoorsOfGrids(Grids grids) {
        this.grids = grids;
    }

    String[] of(Collection<GridId> ids) {
        return ids.stream().flatMap(id -> grids.doors(id).stream()).map(AreaCode::value).distinct().toArray(String[]::new);
    }
}

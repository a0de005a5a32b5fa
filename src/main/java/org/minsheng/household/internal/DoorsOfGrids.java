package org.minsheng.household.internal;

import java.util.Collection;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Rosters;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** The doors of several grids, and whole houses that lie in one of them, as an argument of a search. */
@Component
class DoorsOfGrids {

    private final Rosters rosters;

    DoorsOfGrids(Rosters rosters) {
        this.rosters = rosters;
    }

    String[] of(Collection<GridId> ids) {
        return rosters.places(ids).stream().map(AreaCode::value).distinct().toArray(String[]::new);
    }
}

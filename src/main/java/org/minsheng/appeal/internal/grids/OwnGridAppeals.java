package org.minsheng.appeal.internal.grids;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Ledger.Row;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Open appeals at the doors, stairs, buildings and compounds of somebody's own grids, within what that person may see.
 */
@Component
class OwnGridAppeals {

    private final Ledger ledger;
    private final Rosters rosters;
    private final Grids grids;

    OwnGridAppeals(Ledger ledger, Rosters rosters, Grids grids) {
        this.ledger = ledger;
        this.rosters = rosters;
        this.grids = grids;
    }

    /** The grids that this person answers for and whose appeals that person may see. */
    List<Grid> grids(Viewer viewer) {
        return grids.grids(rosters.gridsOf(viewer)).values().stream()
            .filter(grid -> Sight.oversees(viewer, grid.community())).toList();
    }

    Slice<Row> open(List<Grid> own, @Nullable String after, int size) {
        if (own.isEmpty()) {
            return new Slice<>(List.of(), null);
        }
        List<GridId> ids = own.stream().map(Grid::id).toList();
        return ledger.openAt(own.stream().map(Grid::community).distinct().toList(), rosters.places(ids), after, size);
    }
}

package org.minsheng.visit.internal.field;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Knows where people walk: staff within their grant, heads where their unit is. */
@Component
class Whereabouts {

    private final Grids grids;
    private final Rosters rosters;

    Whereabouts(Grids grids, Rosters rosters) {
        this.grids = grids;
        this.rosters = rosters;
    }

    /** Where this person walks, for whoever looks after the phones there; null when nobody has said so. */
    @Nullable String of(Viewer viewer) {
        var staff = viewer.grants().stream().filter(grant -> grant.role() == Role.GRID_WORKER).findFirst()
            .or(() -> Optional.ofNullable(viewer.principal()).filter(grant -> grant.role().isStaff())).map(Grant::area);
        return staff.or(() -> grids.units(rosters.unitsOf(viewer)).values().stream().findFirst()
            .map(GridUnit::community))
            .map(AreaCode::value).orElse(null);
    }
}

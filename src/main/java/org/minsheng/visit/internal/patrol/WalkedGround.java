package org.minsheng.visit.internal.patrol;

import java.util.Optional;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Knows where somebody may report what is seen on the way: staff within their grant, a head of ten households in the
 * unit's community.
 */
@Component
public class WalkedGround {

    private final Grids grids;
    private final Rosters rosters;

    WalkedGround(Grids grids, Rosters rosters) {
        this.grids = grids;
        this.rosters = rosters;
    }

    /** Empty for whoever walks nowhere. */
    public Optional<AreaCode> of(Viewer viewer) {
        var staff = Optional.ofNullable(PatrolRights.ground(viewer));
        return staff.or(() -> grids.units(rosters.unitsOf(viewer)).values().stream().map(GridUnit::community)
            .findFirst());
    }
}

package org.minsheng.grid.internal.roster;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.grid.Grids;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a grid or a zone, or all grids of a community, a public page; what has one keeps it. */
@Component
class IssuingPlate {

    private final GridPlates plates;
    private final GroundNames names;
    private final Grids grids;
    private final AuditTrail audit;
    private final Clock clock;

    IssuingPlate(GridPlates plates, GroundNames names, Grids grids, AuditTrail audit, Clock clock) {
        this.plates = plates;
        this.names = names;
        this.grids = grids;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void issue(Viewer viewer, Ground ground) {
        check(viewer, names.find(ground).orElseThrow().community());
        if (plates.issue(ground.kind(), List.of(ground.id()), clock.instant()) > 0) {
            audit.record(viewer, "grid.issue-plate", ground.subject(), null, Map.of());
        }
    }

    /** @return how many were new */
    @Transactional
    public int issueAll(Viewer viewer, AreaCode area) {
        check(viewer, area);
        int issued = plates.issue(Ground.Kind.GRID, grids.within(area).stream().map(grid -> grid.id().value()).toList(),
            clock.instant());
        audit.record(viewer, "grid.issue-plates", "area:" + area, null, Map.of("plates", issued));
        return issued;
    }

    @Transactional
    public void withdraw(Viewer viewer, Ground ground) {
        check(viewer, names.find(ground).orElseThrow().community());
        if (plates.withdraw(ground, clock.instant()) > 0) {
            audit.record(viewer, "grid.withdraw-plate", ground.subject(), Map.of(), null);
        }
    }

    private static void check(Viewer viewer, AreaCode area) {
        if (!Rights.mayEdit(viewer, area)) {
            throw new AccessDeniedException("not in the own area");
        }
    }
}

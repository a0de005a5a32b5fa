package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a grid that has no doors any more; with doors it is merged into another. */
@Component
class RetiringGrid {

    private final GridBook grids;
    private final Grids known;
    private final DoorBook doors;
    private final ChangeBook changes;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    RetiringGrid(GridBook grids, Grids known, DoorBook doors, ChangeBook changes, ApplicationEventPublisher events,
                 AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.known = known;
        this.doors = doors;
        this.changes = changes;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome retire(Viewer viewer, String code, int version) {
        var grid = grids.find(code).orElseThrow().grid();
        if (!Rights.mayChange(viewer, grid.community())) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(grid.community());
        var row = grids.find(code).orElseThrow();
        if (row.isRetired() || row.version() != version) {
            return Outcome.CHANGED_MEANWHILE;
        }
        int inside = known.doors(grid.id()).size();
        if (inside > 0) {
            return new Refused("retire", "grid.refused.has-doors", inside);
        }
        var now = clock.instant();
        grids.retire(grid.id().value(), now);
        long change = changes.record(viewer, grid.community(), ChangeKind.GRID_RETIRED, List.of(grid.name()), Map.of(),
            List.of(new ChangeBook.Touched(Part.GRID, grid.id().value())), null, null, now);
        events.publishEvent(new GroundEnded(viewer, Part.GRID, grid.id().value(), change, now));
        audit.record(viewer, "grid.retire", "grid:" + code, Map.of("name", grid.name()), null);
        return new Done(code, 0);
    }
}

package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.grid.GridKind;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a grid another name or kind; its number stays. */
@Component
class EditingGrid {

    private final GridBook grids;
    private final ChangeBook changes;
    private final AuditTrail audit;
    private final Clock clock;

    EditingGrid(GridBook grids, ChangeBook changes, AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome edit(Viewer viewer, String code, int version, String name, GridKind kind) {
        var row = grids.find(code).orElseThrow();
        var grid = row.grid();
        if (!Rights.mayChange(viewer, grid.community())) {
            return Outcome.NOT_YOURS;
        }
        if (grids.nameTaken(grid.community(), name, grid.id().value())) {
            return new Refused("name", "grid.refused.name-taken", name);
        }
        if (!grids.update(grid.id().value(), version, name, kind)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        if (!name.equals(grid.name())) {
            changes.record(viewer, grid.community(), ChangeKind.GRID_RENAMED, List.of(grid.name(), name), Map.of(),
                List.of(new ChangeBook.Touched(Part.GRID, grid.id().value())), null, null, clock.instant());
        }
        audit.record(viewer, "grid.edit", "grid:" + code, Map.of("name", grid.name(), "kind", grid.kind()),
            Map.of("name", name, "kind", kind));
        return new Done(code, 0);
    }
}

package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a zone or a unit in a grid; its doors come later. */
@Component
class AddingPart {

    private final GridBook grids;
    private final PartBook parts;
    private final ChangeBook changes;
    private final DoorBook doors;
    private final AuditTrail audit;
    private final Clock clock;

    AddingPart(GridBook grids, PartBook parts, ChangeBook changes, DoorBook doors, AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.parts = parts;
        this.changes = changes;
        this.doors = doors;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param keeper the organisation that keeps a zone, null for none */
    @Transactional
    public Outcome add(Viewer viewer, RequestKey key, Part part, String code, String name, @Nullable Long keeper) {
        var grid = grids.find(code).orElseThrow().grid();
        if (!Rights.mayChange(viewer, grid.community())) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(grid.community());
        if (parts.byKey(part, key).isPresent()) {
            return new Done(code, 0);
        }
        if (grids.find(code).orElseThrow().isRetired()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var now = clock.instant();
        var id = parts.insert(part, grid.id().value(), name, key, now);
        if (id.isEmpty()) {
            return new Refused(part.table() + "Name", "grid.refused.name-taken", name);
        }
        if (part == Part.ZONE && keeper != null) {
            parts.keep(id.get(), keeper, now);
        }
        changes.record(viewer, grid.community(), part == Part.ZONE ? ChangeKind.ZONE_ADDED : ChangeKind.UNIT_ADDED,
            List.of(name), Map.of(),
            List.of(new ChangeBook.Touched(Part.GRID, grid.id().value()), new ChangeBook.Touched(part, id.get())), key,
            null, now);
        audit.record(viewer, "grid.add-" + part.table(), part.table() + ":" + id.get(), null,
            Map.of("name", name, "grid", code));
        return new Done(code, 0);
    }
}

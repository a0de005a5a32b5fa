package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a zone or a unit another name, and a zone another keeper. */
@Component
class ChangingParts {

    private final PartBook parts;
    private final ChangeBook changes;
    private final DoorBook doors;
    private final AuditTrail audit;
    private final Clock clock;

    ChangingParts(PartBook parts, ChangeBook changes, DoorBook doors, AuditTrail audit, Clock clock) {
        this.parts = parts;
        this.changes = changes;
        this.doors = doors;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param keeper of a zone, null for none, with its {@code keeperName} for the history */
    @Transactional
    public Outcome change(Viewer viewer, Part part, long id, int version, String name, @Nullable Long keeper,
                          String keeperName) {
        AreaCode community = parts.find(part, id).orElseThrow().community();
        if (!Rights.mayChange(viewer, community)) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(community);
        var row = parts.find(part, id).orElseThrow();
        if (parts.nameTaken(part, row.grid(), name, id)) {
            return new Refused("name", "grid.refused.name-taken", name);
        }
        if (!parts.rename(part, id, version, name)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var now = clock.instant();
        var touched = List.of(new ChangeBook.Touched(Part.GRID, row.grid()), new ChangeBook.Touched(part, id));
        if (!name.equals(row.name())) {
            changes.record(viewer, community, part == Part.ZONE ? ChangeKind.ZONE_RENAMED : ChangeKind.UNIT_RENAMED,
                List.of(row.name(), name),
                Map.of(), touched, null, null, now);
        }
        if (part == Part.ZONE && !Objects.equals(keeper, row.keeper())) {
            parts.keep(id, keeper, now);
            changes.record(viewer, community, ChangeKind.KEEPER_CHANGED, List.of(name, keeperName), Map.of(), touched,
                null, null, now);
        }
        audit.record(viewer, "grid.change-" + part.table(), part.table() + ":" + id, Map.of("name", row.name()),
            Map.of("name", name));
        return new Done(row.gridCode(), 0);
    }
}

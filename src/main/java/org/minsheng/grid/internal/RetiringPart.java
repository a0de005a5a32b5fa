package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a zone or a unit; its doors stay in their grid. */
@Component
class RetiringPart {

    private final PartBook parts;
    private final DoorBook doors;
    private final ChangeBook changes;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    RetiringPart(PartBook parts, DoorBook doors, ChangeBook changes, ApplicationEventPublisher events,
                 AuditTrail audit, Clock clock) {
        this.parts = parts;
        this.doors = doors;
        this.changes = changes;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome retire(Viewer viewer, Part part, long id, int version) {
        var community = parts.find(part, id).orElseThrow().community();
        if (!Rights.mayChange(viewer, community)) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(community);
        var row = parts.find(part, id).orElseThrow();
        var now = clock.instant();
        if (!parts.retire(part, id, version, now)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        long change = changes.record(viewer, community, part == Part.ZONE ? ChangeKind.ZONE_RETIRED
            : ChangeKind.UNIT_RETIRED, List.of(row.name()),
            Map.of(), List.of(new ChangeBook.Touched(Part.GRID, row.grid()), new ChangeBook.Touched(part, id)), null,
            null, now);
        int count = doors.put(change, doors.now(community).stream()
            .filter(door -> part == Part.ZONE ? door.zone() != null && door.zone().value() == id : door.unit() != null
            && door.unit().value() == id)
            .map(door -> without(part, door))
            .toList(), now);
        if (part == Part.ZONE) {
            parts.keep(id, null, now);
        }
        events.publishEvent(new GroundEnded(viewer, part, id, change, now));
        audit.record(viewer, "grid.retire-" + part.table(), part.table() + ":" + id,
            Map.of("name", row.name(), "doors", count), null);
        return new Done(row.gridCode(), count);
    }

    private static DoorBook.Placement without(Part part, DoorParts door) {
        return new DoorBook.Placement(door.door(), door.grid().value(), part == Part.ZONE || door.zone() == null ? null
            : door.zone().value(),
            part == Part.UNIT || door.unit() == null ? null : door.unit().value());
    }
}

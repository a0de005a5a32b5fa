package org.minsheng.grid.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.minsheng.grid.DoorsMoved;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a move, a split, a merger or an accepted proposal back as one, as long as nothing has happened to its doors
 * since.
 */
@Component
class UndoingChange {

    private final GridBook grids;
    private final PartBook parts;
    private final DoorBook doors;
    private final ChangeBook changes;
    private final Grids known;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    UndoingChange(GridBook grids, PartBook parts, DoorBook doors, ChangeBook changes, Grids known,
                  ApplicationEventPublisher events,
                  AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.parts = parts;
        this.doors = doors;
        this.changes = changes;
        this.known = known;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome undo(Viewer viewer, long id) {
        var change = changes.find(id).orElseThrow();
        if (!Rights.mayChange(viewer, change.community())) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(change.community());
        change = changes.find(id).orElseThrow();
        if (!change.kind().isUndoable() || change.undoneBy() != null) {
            return new Refused("undo", "grid.refused.undone-already");
        }
        var moved = changes.moved(id);
        if (!moved.stream().allMatch(ChangeBook.Moved::untouched)) {
            return new Refused("undo", "grid.refused.touched-since");
        }
        long created = change.detail().path("created").asLong(0);
        var extra = created == 0 ? 0 : known.doors(new GridId(created)).size() - moved.size();
        if (extra != 0) {
            return new Refused("undo", "grid.refused.touched-since");
        }
        long retired = change.detail().path("retired").asLong(0);
        if (retired != 0 && nameIsTaken(retired)) {
            return new Refused("undo", "grid.refused.name-taken", grids.byId(retired).orElseThrow().grid().name());
        }
        return takeBack(viewer, change, moved, clock.instant());
    }

    private boolean nameIsTaken(long grid) {
        var row = grids.byId(grid).orElseThrow();
        return grids.nameTaken(row.grid().community(), row.grid().name(), grid);
    }

    private Outcome takeBack(Viewer viewer, ChangeBook.Change change, List<ChangeBook.Moved> moved, Instant now) {
        long undoing = changes.record(viewer, change.community(), ChangeKind.UNDONE, List.of(change.kind().name()),
            Map.of(), List.of(), null,
            change.id(), now);
        change.detail().path("regridded")
            .forEach(part -> parts.regrid(Part.valueOf(part.path("part").asString()), part.path("id").asLong(),
            part.path("grid").asLong()));
        long created = change.detail().path("created").asLong(0);
        long retired = change.detail().path("retired").asLong(0);
        if (retired != 0) {
            grids.restore(retired);
            events.publishEvent(new GroundRestored(viewer, Part.GRID, retired, change.id(), now));
            var outline = change.detail().path("outline").asString("");
            grids.draw(Part.GRID, change.detail().path("drawn").asLong(), null, outline.isEmpty() ? null : outline);
        }
        var back = moved.stream().map(ChangeBook.Moved::before).toList();
        int count = doors.put(undoing, back, now);
        events.publishEvent(new DoorsMoved(back.stream().map(DoorBook.Placement::door).toList(), now));
        if (created != 0) {
            grids.retire(created, now);
            events.publishEvent(new GroundEnded(viewer, Part.GRID, created, undoing, now));
        }
        changes.touchSame(undoing, change.id());
        audit.record(viewer, "grid.undo", "grid-change:" + change.id(), null,
            Map.of("doors", count, "kind", change.kind()));
        var shown = retired != 0 ? retired : change.detail().path("shown").asLong(0);
        return new Done(shown == 0 ? "" : grids.byId(shown).map(GridRow::code).orElse(""), count);
    }
}

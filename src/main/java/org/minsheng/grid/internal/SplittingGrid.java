package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes two grids of one: the ticked places go to a new one of the same kind, with the units that lie in them as a
 * whole.
 */
@Component
class SplittingGrid {

    private final GridBook grids;
    private final DoorBook doors;
    private final Cutting cutting;
    private final ChangeBook changes;
    private final Grids known;
    private final AuditTrail audit;
    private final Clock clock;

    SplittingGrid(GridBook grids, DoorBook doors, Cutting cutting, ChangeBook changes, Grids known, AuditTrail audit,
                  Clock clock) {
        this.grids = grids;
        this.doors = doors;
        this.cutting = cutting;
        this.changes = changes;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome split(Viewer viewer, RequestKey key, String code, String newName, Collection<AreaCode> ticked) {
        var grid = grids.find(code).orElseThrow().grid();
        var community = grid.community();
        if (!Rights.mayChange(viewer, community)) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(community);
        var first = grids.byKey(key);
        if (first.isPresent()) {
            return new Done(first.get().code(), 0);
        }
        if (grids.find(code).orElseThrow().isRetired()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var inside = known.doors(grid.id());
        var going = inside.stream().filter(door -> ticked.stream().anyMatch(place -> place.contains(door))).toList();
        if (going.isEmpty() || going.size() == inside.size()) {
            return new Refused("place", going.isEmpty() ? "grid.refused.no-doors" : "grid.refused.all-doors");
        }
        if (grids.nameTaken(community, newName, 0)) {
            return new Refused("newName", "grid.refused.name-taken", newName);
        }
        var now = clock.instant();
        int serial = grids.nextSerial(community, grid.kind());
        var made = grids.insert(community, serial, newName, grid.kind(), key, now);
        if (made.isEmpty()) {
            return new Refused("newName", "grid.refused.numbers-used");
        }
        Map<AreaCode, @Nullable Long> target = new HashMap<>();
        going.forEach(door -> target.put(door, made.get()));
        var plan = cutting.plan(community, target);
        long change = changes.record(viewer, community, ChangeKind.SPLIT,
            List.of(grid.name(), newName, String.valueOf(going.size())),
            Map.of("created", made.get(), "regridded", cutting.before(plan)),
            List.of(new ChangeBook.Touched(Part.GRID, grid.id().value()),
            new ChangeBook.Touched(Part.GRID, made.get())), key, null, now);
        int count = cutting.carryOut(change, plan, now);
        var newCode = community + "%03d".formatted(serial);
        audit.record(viewer, "grid.split", "grid:" + code, Map.of("doors", inside.size()),
            Map.of("into", newCode, "doors", count));
        return new Done(newCode, count);
    }
}

package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
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

/** Puts doors, whole stairs, buildings or compounds into a grid, a zone or a unit, or takes them out of a grid. */
@Component
class MovingDoors {

    /**
     * What is wished.
     *
     * @param zone a zone of the grid that the doors shall also be in, null to leave that as it is
     * @param unit the same for a unit
     * @param out whether the doors are taken out of the grid instead
     */
    record Wish(String grid, Collection<AreaCode> ticked, @Nullable Long zone, @Nullable Long unit, boolean out) {
    }

    private final GridBook grids;
    private final PartBook parts;
    private final DoorBook doors;
    private final Cutting cutting;
    private final ChangeBook changes;
    private final Grids known;
    private final AuditTrail audit;
    private final Clock clock;

    MovingDoors(GridBook grids, PartBook parts, DoorBook doors, Cutting cutting, ChangeBook changes, Grids known,
                AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.parts = parts;
        this.doors = doors;
        this.cutting = cutting;
        this.changes = changes;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome move(Viewer viewer, RequestKey key, Wish wish) {
        var row = grids.find(wish.grid).orElseThrow();
        var grid = row.grid();
        if (!Rights.mayChange(viewer, grid.community())) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(grid.community());
        if (changes.byKey(key).isPresent()) {
            return new Done(wish.grid, 0);
        }
        if (grids.find(wish.grid).orElseThrow().isRetired() || !fits(Part.ZONE, wish.zone, grid.id().value())
            || !fits(Part.UNIT, wish.unit, grid.id().value())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        var asked = cutting.doorsWithin(grid.community(), wish.ticked);
        var before = known.gridsOf(asked);
        Map<AreaCode, @Nullable Long> target = new HashMap<>();
        asked.stream()
            .filter(door -> !wish.out || grid.id().equals(before.get(door)))
            .forEach(door -> target.put(door, wish.out ? null : grid.id().value()));
        if (target.isEmpty()) {
            return new Refused("place", "grid.refused.no-doors");
        }
        return carryOut(viewer, key, wish, row, with(wish, cutting.plan(grid.community(), target)));
    }

    private boolean fits(Part part, @Nullable Long id, long grid) {
        return id == null || parts.find(part, id).filter(row -> row.grid() == grid && !row.retired()).isPresent();
    }

    private static Cutting.Plan with(Wish wish, Cutting.Plan plan) {
        if (wish.out || wish.zone == null && wish.unit == null) {
            return plan;
        }
        return new Cutting.Plan(plan.placements().stream()
            .map(one -> new DoorBook.Placement(one.door(), one.grid(), wish.zone == null ? one.zone() : wish.zone,
            wish.unit == null ? one.unit() : wish.unit))
            .toList(), plan.following());
    }

    private Outcome carryOut(Viewer viewer, RequestKey key, Wish wish, GridRow row, Cutting.Plan plan) {
        var grid = row.grid();
        var from = new LinkedHashSet<>(known.gridsOf(plan.placements().stream().map(DoorBook.Placement::door).toList())
            .values());
        var names = new ArrayList<String>();
        known.grids(from).values().stream().filter(one -> !one.id().equals(grid.id()))
            .forEach(one -> names.add(one.name()));
        var touched = new ArrayList<ChangeBook.Touched>();
        from.forEach(id -> touched.add(new ChangeBook.Touched(Part.GRID, id.value())));
        touched.add(new ChangeBook.Touched(Part.GRID, grid.id().value()));
        var now = clock.instant();
        long change = changes.record(viewer, grid.community(), ChangeKind.DOORS_MOVED,
            List.of(String.valueOf(plan.placements().size()), wish.out ? grid.name() : String.join("、", names), wish.out
            ? "" : grid.name()),
            Map.of("regridded", cutting.before(plan)), touched, key, null, now);
        int count = cutting.carryOut(change, plan, now);
        audit.record(viewer, "grid.move-doors", "grid:" + grid.code(), null, Map.of("doors", count, "out", wish.out));
        return new Done(grid.code(), count);
    }
}

package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.ArrayList;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes one grid of two: doors, zones and units of the one come to the other, and the one ends. */
@Component
class MergingGrids {

    private final GridBook grids;
    private final PartBook parts;
    private final DoorBook doors;
    private final Cutting cutting;
    private final ChangeBook changes;
    private final Grids known;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    MergingGrids(GridBook grids, PartBook parts, DoorBook doors, Cutting cutting, ChangeBook changes, Grids known,
                 ApplicationEventPublisher events,
                 AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.parts = parts;
        this.doors = doors;
        this.cutting = cutting;
        this.changes = changes;
        this.known = known;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param code of the grid that ends, @param into of the one that stays; both in one community */
    @Transactional
    public Outcome merge(Viewer viewer, RequestKey key, String code, String into) {
        var ending = grids.find(code).orElseThrow();
        var community = ending.grid().community();
        if (!Rights.mayChange(viewer, community)) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(community);
        if (changes.byKey(key).isPresent()) {
            return new Done(into, 0);
        }
        ending = grids.find(code).orElseThrow();
        var staying = grids.find(into).orElse(null);
        if (staying == null || code.equals(into) || !staying.grid().community().equals(community)) {
            return new Refused("into", "form.not-a-choice");
        }
        if (ending.isRetired() || staying.isRetired()) {
            return Outcome.CHANGED_MEANWHILE;
        }
        long from = ending.grid().id().value();
        long to = staying.grid().id().value();
        Map<AreaCode, @Nullable Long> target = new HashMap<>();
        known.doors(ending.grid().id()).forEach(door -> target.put(door, to));
        var plan = withEmptyOnes(cutting.plan(community, target), from, to);
        var now = clock.instant();
        long change = changes.record(viewer, community, ChangeKind.MERGED,
            List.of(ending.grid().name(), staying.grid().name(), String.valueOf(target.size())),
            before(ending, staying, plan),
            List.of(new ChangeBook.Touched(Part.GRID, from), new ChangeBook.Touched(Part.GRID, to)), key, null, now);
        int count = cutting.carryOut(change, plan, now);
        grids.draw(Part.GRID, to, null, Shapes.union(staying.outline(), ending.outline()));
        grids.retire(from, now);
        events.publishEvent(new GroundEnded(viewer, Part.GRID, from, change, now));
        audit.record(viewer, "grid.merge", "grid:" + code, Map.of("doors", count), Map.of("into", into));
        return new Done(into, count);
    }

    private Map<String, Object> before(GridRow ending, GridRow staying, Cutting.Plan plan) {
        var before = new HashMap<String, Object>();
        before.put("retired", ending.grid().id().value());
        before.put("drawn", staying.grid().id().value());
        before.put("outline", staying.outline() == null ? "" : staying.outline());
        before.put("regridded", cutting.before(plan));
        return before;
    }

    /** Zones and units without doors come along too, so that none is left in a grid that has ended. */
    private Cutting.Plan withEmptyOnes(Cutting.Plan plan, long from, long to) {
        var following = new HashMap<>(plan.following());
        var all = new ArrayList<>(parts.of(Part.ZONE, from));
        all.addAll(parts.of(Part.UNIT, from));
        all.forEach(row -> following.put(new ChangeBook.Touched(row.part(), row.id()), to));
        return new Cutting.Plan(plan.placements(), following);
    }
}

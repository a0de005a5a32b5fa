package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accepts a proposal for a better cut as one change, if the doors are still where the proposal found them. */
@Component
class Recutting {

    /** A building from one grid to another, grids by their codes. */
    record Move(AreaCode building, String from, String to) {
    }

    private final GridBook grids;
    private final DoorBook doors;
    private final Cutting cutting;
    private final ChangeBook changes;
    private final Grids known;
    private final AuditTrail audit;
    private final Clock clock;

    Recutting(GridBook grids, DoorBook doors, Cutting cutting, ChangeBook changes, Grids known, AuditTrail audit,
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
    public Outcome accept(Viewer viewer, RequestKey key, AreaCode community, List<Move> moves) {
        if (!Rights.mayChange(viewer, community)) {
            return Outcome.NOT_YOURS;
        }
        doors.serialise(community);
        if (changes.byKey(key).isPresent()) {
            return new Done("", 0);
        }
        var now = known.doorsWithin(community);
        Map<AreaCode, @Nullable Long> target = new HashMap<>();
        var touched = new LinkedHashSet<ChangeBook.Touched>();
        for (var move : moves) {
            var from = grids.find(move.from).filter(row -> !row.isRetired() && row.grid().community().equals(community))
                .orElse(null);
            var to = grids.find(move.to).filter(row -> !row.isRetired() && row.grid().community().equals(community))
                .orElse(null);
            if (from == null || to == null || !community.contains(move.building)) {
                return Outcome.CHANGED_MEANWHILE;
            }
            var going = now.entrySet().stream().filter(door -> move.building.contains(door.getKey())).toList();
            if (going.isEmpty() || !going.stream().map(Map.Entry::getValue)
                .allMatch(new GridId(from.grid().id().value())::equals)) {
                return new Refused("moves", "grid.refused.proposal-old");
            }
            going.forEach(door -> target.put(door.getKey(), to.grid().id().value()));
            touched.add(new ChangeBook.Touched(Part.GRID, from.grid().id().value()));
            touched.add(new ChangeBook.Touched(Part.GRID, to.grid().id().value()));
        }
        if (target.isEmpty()) {
            return new Refused("moves", "grid.refused.no-doors");
        }
        var plan = cutting.plan(community, target);
        var at = clock.instant();
        long change = changes.record(viewer, community, ChangeKind.RECUT,
            List.of(String.valueOf(moves.size()), String.valueOf(target.size())),
            Map.of("regridded", cutting.before(plan)), new ArrayList<>(touched), key, null, at);
        int count = cutting.carryOut(change, plan, at);
        audit.record(viewer, "grid.recut", "community:" + community, null,
            Map.of("buildings", moves.size(), "doors", count));
        return new Done(String.valueOf(change), count);
    }
}

package org.minsheng.grid.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.GridKind;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a new grid in one community; its doors come later. */
@Component
class CreatingGrid {

    private final GridBook grids;
    private final ChangeBook changes;
    private final DoorBook doors;
    private final Places places;
    private final AuditTrail audit;
    private final Clock clock;

    CreatingGrid(GridBook grids, ChangeBook changes, DoorBook doors, Places places, AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.changes = changes;
        this.doors = doors;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param serial the last three digits of the code, null for the next that is free */
    @Transactional
    public Outcome create(Viewer viewer, RequestKey key, AreaCode community, @Nullable Integer serial, String name,
                          GridKind kind) {
        if (!Rights.mayChange(viewer, community)) {
            return Outcome.NOT_YOURS;
        }
        var place = places.at(community).filter(found -> found.retiredAt() == null && found.code().equals(community))
            .orElse(null);
        if (place == null || community.level() != Level.COMMUNITY) {
            return new Refused("community", "grid.refused.community");
        }
        doors.serialise(community);
        var first = grids.byKey(key);
        if (first.isPresent()) {
            return new Done(first.get().code(), 0);
        }
        if (grids.nameTaken(community, name, 0)) {
            return new Refused("name", "grid.refused.name-taken", name);
        }
        int number = serial == null ? grids.nextSerial(community, kind) : serial;
        if (number > 999) {
            return new Refused("serial", "grid.refused.numbers-used");
        }
        var now = clock.instant();
        var id = grids.insert(community, number, name, kind, key, now);
        if (id.isEmpty()) {
            return new Refused("serial", "grid.refused.number-taken", "%03d".formatted(number));
        }
        var code = community + "%03d".formatted(number);
        changes.record(viewer, community, ChangeKind.GRID_CREATED, List.of(name), Map.of(),
            List.of(new ChangeBook.Touched(Part.GRID, id.get())),
            key, null, now);
        audit.record(viewer, "grid.create", "grid:" + code, null, Map.of("name", name, "kind", kind));
        return new Done(code, 0);
    }
}

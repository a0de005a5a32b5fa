package org.minsheng.grid.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minsheng.grid.GridKind;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.grid.internal.Outcome.Refused;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over the outlines of a file that somebody has looked through; grids that are not there yet are made. */
@Component
class ImportingOutlines {

    private final GridBook grids;
    private final ChangeBook changes;
    private final DoorBook doors;
    private final AuditTrail audit;
    private final Clock clock;

    ImportingOutlines(GridBook grids, ChangeBook changes, DoorBook doors, AuditTrail audit, Clock clock) {
        this.grids = grids;
        this.changes = changes;
        this.doors = doors;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param entries those without a fault */
    @Transactional
    public Outcome take(Viewer viewer, RequestKey key, List<OutlineFile.Entry> entries) {
        var byCommunity = new LinkedHashMap<AreaCode, List<OutlineFile.Entry>>();
        entries.forEach(entry -> byCommunity.computeIfAbsent(entry.community(), community -> new ArrayList<>())
            .add(entry));
        if (!byCommunity.keySet().stream().allMatch(community -> Rights.mayChange(viewer, community))) {
            return Outcome.NOT_YOURS;
        }
        byCommunity.keySet().stream().sorted().forEach(doors::serialise);
        if (changes.byKey(key).isPresent()) {
            return new Done("", entries.size());
        }
        var now = clock.instant();
        var first = key;
        for (var community : byCommunity.entrySet()) {
            var touched = new ArrayList<ChangeBook.Touched>();
            for (var entry : community.getValue()) {
                if (!take(entry, touched, now)) {
                    throw new NameTaken(entry.name());
                }
            }
            changes.record(viewer, community.getKey(), ChangeKind.OUTLINES_IMPORTED,
                List.of(String.valueOf(community.getValue().size())), Map.of(),
                touched, first, null, now);
            first = null;
        }
        audit.record(viewer, "grid.import", "area:" + entries.getFirst().community(), null,
            Map.of("outlines", entries.size()));
        return new Done("", entries.size());
    }

    private boolean take(OutlineFile.Entry entry, List<ChangeBook.Touched> touched, Instant now) {
        if (entry.what().equals("community")) {
            grids.drawCommunity(entry.community(), null, entry.outline());
            return true;
        }
        var id = grids.find(entry.code()).map(row -> row.grid().id().value()).or(() -> grids.insert(entry.community(),
            Integer.parseInt(entry.code().substring(12)), entry.name(), GridKind.BASIC,
            new RequestKey(UUID.randomUUID()), now)).orElse(null);
        if (id == null) {
            return false;
        }
        grids.draw(Part.GRID, id, null, entry.outline());
        touched.add(new ChangeBook.Touched(Part.GRID, id));
        return true;
    }

    /** Ends the whole import: a grid of the file has the name of another one. */
    static final class NameTaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        NameTaken(String name) {
            super(name);
        }

        Refused refused() {
            return new Refused("file", "grid.refused.name-taken", String.valueOf(getMessage()));
        }
    }
}

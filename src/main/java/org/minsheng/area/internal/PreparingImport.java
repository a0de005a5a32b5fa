package org.minsheng.area.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.area.internal.ImportRow.State;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks through an uploaded file and keeps what it would do; no place is written. */
@Component
class PreparingImport {

    private final PlaceRepository places;
    private final ImportRepository imports;
    private final AreaTrail trail;
    private final Clock clock;

    PreparingImport(PlaceRepository places, ImportRepository imports, AreaTrail trail, Clock clock) {
        this.places = places;
        this.imports = imports;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public long prepare(Viewer viewer, String fileName, List<Line> lines) {
        var only = places.communities(viewer);
        var community = only.size() == 1 ? only.getFirst().code().value() : "";
        var rows = new ImportPlan(places, viewer).evaluate(lines.stream().map(line -> row(line, community)).toList());
        long id = imports.add(viewer, fileName, rows, clock.instant());
        trail.record(viewer, "prepare-import", "import:" + id, null, Map.of("file", fileName, "rows", rows.size()));
        return id;
    }

    private static ImportRow row(Line line, String onlyCommunity) {
        var community = Naming.tidy(Level.COMMUNITY, line.get("community"));
        return new ImportRow(line.number(), State.NEW, null, community.isEmpty() ? onlyCommunity : community,
            Naming.tidy(Level.COMPOUND, line.get("compound")), Naming.tidy(Level.BUILDING, line.get("building")),
            Naming.tidy(Level.UNIT, line.get("unit")), Naming.tidy(Level.DOOR, line.get("door")), line.get("code"));
    }
}

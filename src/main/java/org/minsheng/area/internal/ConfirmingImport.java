package org.minsheng.area.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minsheng.area.internal.Import.ImportState;
import org.minsheng.area.internal.ImportRow.State;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a prepared import in one transaction; confirming it again changes nothing. */
@Component
class ConfirmingImport {

    private final PlaceRepository places;
    private final PlaceChanges changes;
    private final PlateRepository plates;
    private final ImportRepository imports;
    private final AreaTrail trail;
    private final Clock clock;

    ConfirmingImport(PlaceRepository places, PlaceChanges changes, PlateRepository plates, ImportRepository imports,
                     AreaTrail trail, Clock clock) {
        this.places = places;
        this.changes = changes;
        this.plates = plates;
        this.imports = imports;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Outcome confirm(Viewer viewer, long id, boolean withPlates) {
        var prepared = imports.find(viewer, id, true).orElse(null);
        if (prepared == null || prepared.state() == ImportState.UNDONE || prepared.state() == ImportState.DISCARDED) {
            return new Outcome.Refused("area.import.gone");
        }
        var root = new AreaCode("52");
        if (prepared.state() == ImportState.CONFIRMED) {
            return new Outcome.Done(root, prepared.rowsNew() + prepared.rowsChanged());
        }
        var good = new ArrayList<>(imports.rows(id, State.NEW, -1, SheetReader.MOST_ROWS));
        good.addAll(imports.rows(id, State.CHANGED, -1, SheetReader.MOST_ROWS));
        var plan = new ImportPlan(places, viewer);
        var rows = plan.evaluate(good);
        if (rows.stream().anyMatch(row -> row.state() == State.WRONG)) {
            return new Outcome.Refused("area.import.changed-meanwhile");
        }
        var now = clock.instant();
        places.insert(plan.made(), viewer, now);
        imports.made(id, plan.made().stream().map(made -> made.code().value()).toList());
        rename(viewer, id, plan, rows);
        if (withPlates) {
            issuePlates(viewer, plan.made());
        }
        imports.confirmed(id, withPlates, clock.instant());
        trail.record(viewer, "confirm-import", "import:" + id, null,
            Map.of("places", plan.made().size(), "rows", rows.size(), "plates", withPlates));
        return new Outcome.Done(root, plan.made().size());
    }

    private void rename(Viewer viewer, long id, ImportPlan plan, List<ImportRow> rows) {
        var codes = new ArrayList<String>();
        var before = new ArrayList<String>();
        for (var row : rows) {
            if (row.state() == State.CHANGED && row.code() != null) {
                var place = plan.known(row.code());
                var name = lastName(row);
                var address = place.address().substring(0, place.address().length() - place.shortName().length());
                changes.rename(place, name, Naming.shortName(name), address + Naming.shortName(name), viewer,
                    clock.instant());
                codes.add(row.code());
                before.add(place.name());
            }
        }
        imports.made(id, "RENAMED", codes, before.toArray(String[]::new));
    }

    private static String lastName(ImportRow row) {
        return List.of(row.door(), row.unit(), row.building(), row.compound()).stream()
            .filter(name -> !name.isEmpty()).findFirst().orElseThrow();
    }

    private void issuePlates(Viewer viewer, List<NewPlace> made) {
        var doors = made.stream().map(NewPlace::code).filter(code -> code.level() == Level.DOOR).toList();
        plates.issue(places.ids(doors), viewer, clock.instant());
    }
}

package org.minsheng.area.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.area.PlaceId;
import org.minsheng.area.PlaceUse;
import org.minsheng.area.internal.Import.ImportState;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what one import made, as long as nothing of it was used or changed since. */
@Component
class UndoingImport {

    private final PlaceRepository places;
    private final PlaceChanges changes;
    private final ImportRepository imports;
    private final List<PlaceUse> uses;
    private final AreaTrail trail;
    private final Clock clock;

    UndoingImport(PlaceRepository places, PlaceChanges changes, ImportRepository imports, List<PlaceUse> uses, AreaTrail trail,
                  Clock clock) {
        this.places = places;
        this.changes = changes;
        this.imports = imports;
        this.uses = uses;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Outcome undo(Viewer viewer, long id) {
        var done = imports.find(viewer, id, true).orElse(null);
        if (done == null || done.state() != ImportState.CONFIRMED) {
            return new Outcome.Refused("area.import.gone");
        }
        var touched = imports.touched(done);
        if (touched.isPresent()) {
            return new Outcome.Refused("area.import.touched", touched.get());
        }
        var made = imports.codesMade(id).stream().map(AreaCode::new).toList();
        var needed = made.isEmpty() ? null : uses.stream().flatMap(use -> use.within(made).stream())
            .filter(use -> use.count() > 0).findFirst().orElse(null);
        if (needed != null) {
            return new Outcome.Refused("area.import.needed", needed);
        }
        var now = clock.instant();
        for (var renamed : imports.renamed(id)) {
            places.byId(new PlaceId(renamed.place())).ifPresent(place -> {
                var before = place.address().substring(0, place.address().length() - place.shortName().length());
                var shortName = Naming.shortName(renamed.before());
                changes.rename(place, renamed.before(), shortName, before + shortName, viewer, now);
            });
        }
        int gone = imports.remove(id, viewer, now);
        imports.undone(id, now);
        trail.record(viewer, "undo-import", "import:" + id, Map.of("places", gone), null);
        return new Outcome.Done(new AreaCode("52"), gone);
    }
}

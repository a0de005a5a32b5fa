package org.minsheng.area.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minsheng.area.PlaceId;
import org.minsheng.area.PlaceUse;
import org.minsheng.area.internal.Import.ImportState;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what one import made, as long as nothing of it is in use or was changed since. A place that some record
 * still names, such as a closed appeal, is retired instead of removed.
 */
@Component
class UndoingImport {

    private final PlaceRepository places;
    private final PlaceChanges changes;
    private final ImportRepository imports;
    private final List<PlaceUse> uses;
    private final AreaTrail trail;
    private final Clock clock;

    UndoingImport(PlaceRepository places, PlaceChanges changes, ImportRepository imports,
                  List<PlaceUse> uses, AreaTrail trail, Clock clock) {
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
        var kept = remembered(made);
        int gone = imports.remove(id, kept.stream().map(AreaCode::value).toList(), viewer, now);
        int retired = retire(kept, viewer, now);
        imports.undone(id, now);
        trail.record(viewer, "undo-import", "import:" + id, Map.of("places", gone, "retired", retired), null);
        return new Outcome.Done(new AreaCode("52"), gone + retired);
    }

    /** What some record will always name, with whatever of the import stands above it. */
    private Set<AreaCode> remembered(List<AreaCode> made) {
        Set<AreaCode> kept = new TreeSet<>();
        if (!made.isEmpty()) {
            uses.forEach(use -> kept.addAll(use.remembered(made)));
        }
        made.stream().filter(code -> kept.stream().anyMatch(code::contains)).toList().forEach(kept::add);
        return kept;
    }

    private int retire(Set<AreaCode> kept, Viewer viewer, Instant now) {
        int retired = 0;
        for (var code : kept) {
            boolean top = kept.stream().noneMatch(other -> !other.equals(code) && other.contains(code));
            var place = top ? places.at(code) : Optional.<PlaceRow>empty();
            retired += place.map(found -> changes.retire(found, viewer, now)).orElse(0);
        }
        return retired;
    }
}

package org.minsheng.area.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.area.PlaceUse;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a place with everything below it, unless something still needs it; its plates lead nowhere from then on. */
@Component
class RetiringPlace {

    private final PlaceRepository places;
    private final PlaceChanges changes;
    private final List<PlaceUse> uses;
    private final AreaTrail trail;
    private final Clock clock;

    RetiringPlace(PlaceRepository places, PlaceChanges changes, List<PlaceUse> uses, AreaTrail trail, Clock clock) {
        this.places = places;
        this.changes = changes;
        this.uses = uses;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Outcome retire(Viewer viewer, AreaCode code, int version) {
        if (!Rights.mayChange(viewer, code)) {
            return new Outcome.Refused("area.refused.not-yours");
        }
        places.serialise(code);
        var place = places.lock(code).orElse(null);
        if (place == null) {
            return new Outcome.Refused("area.refused.gone");
        }
        if (place.version() != version) {
            return new Outcome.Refused("area.refused.stale", place.name());
        }
        if (code.level().ordinal() <= Level.COUNTY.ordinal()) {
            return new Outcome.Refused("area.refused.county-stays");
        }
        var needed = uses.stream().flatMap(use -> use.within(List.of(code)).stream())
            .filter(use -> use.count() > 0).findFirst();
        if (needed.isPresent()) {
            return new Outcome.Refused("area.refused.needed", needed.get());
        }
        int retired = changes.retire(place, viewer, clock.instant());
        trail.place(viewer, "retire", code, Map.of("name", place.name()), Map.of("places", retired));
        return new Outcome.Done(code, retired);
    }
}

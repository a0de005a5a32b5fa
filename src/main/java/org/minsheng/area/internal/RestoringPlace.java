package org.minsheng.area.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings back a retired place with all that was retired together with it. */
@Component
class RestoringPlace {

    private final PlaceRepository places;
    private final PlaceChanges changes;
    private final AreaTrail trail;
    private final Clock clock;

    RestoringPlace(PlaceRepository places, PlaceChanges changes, AreaTrail trail, Clock clock) {
        this.places = places;
        this.changes = changes;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Outcome restore(Viewer viewer, AreaCode code) {
        if (!Rights.mayChange(viewer, code)) {
            return new Outcome.Refused("area.refused.not-yours");
        }
        places.serialise(code);
        var place = places.at(code).orElse(null);
        if (place == null || !place.isRetired()) {
            return new Outcome.Refused("area.refused.not-retired");
        }
        var parent = place.parent();
        if (parent != null && places.lock(parent).isEmpty()) {
            return new Outcome.Refused("area.refused.parent-retired");
        }
        if (parent != null && changes.named(parent, place.shortName(), place.id())) {
            return new Outcome.Refused("area.refused.name-taken", place.shortName());
        }
        int restored = changes.restore(place, viewer, clock.instant());
        if (restored == 0) {
            return new Outcome.Refused("area.refused.parent-retired");
        }
        trail.place(viewer, "restore", code, null, Map.of("places", restored));
        return new Outcome.Done(code, restored);
    }
}

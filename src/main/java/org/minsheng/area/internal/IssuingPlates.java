package org.minsheng.area.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues plates to a place, or to every door within it that carries none; a repeat issues nothing more. */
@Component
class IssuingPlates {

    private final PlaceRepository places;
    private final PlateRepository plates;
    private final AreaTrail trail;
    private final Clock clock;

    IssuingPlates(PlaceRepository places, PlateRepository plates, AreaTrail trail, Clock clock) {
        this.places = places;
        this.plates = plates;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Outcome issue(Viewer viewer, AreaCode code, boolean doorsBelow) {
        if (!Rights.mayAddBelow(viewer, code)) {
            return new Outcome.Refused("area.refused.not-yours");
        }
        var place = places.lock(code).orElse(null);
        if (place == null) {
            return new Outcome.Refused("area.refused.gone");
        }
        var bare = doorsBelow ? plates.bare(code) : List.of(place.id().value());
        int issued = bare.isEmpty() ? 0 : plates.issue(bare, viewer, clock.instant());
        if (issued > 0) {
            trail.place(viewer, "issue-plates", code, null, Map.of("plates", issued));
        }
        return new Outcome.Done(code, issued);
    }
}

package org.minsheng.area.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds equal buildings with their units and doors to a compound at once; what is there already stays as it is. */
@Component
class LayingOutCompound {

    private final PlaceRepository places;
    private final Requests requests;
    private final AreaTrail trail;
    private final Clock clock;

    LayingOutCompound(PlaceRepository places, Requests requests, AreaTrail trail, Clock clock) {
        this.places = places;
        this.requests = requests;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Outcome layOut(Viewer viewer, AreaCode compound, Layout layout, int firstBuilding, RequestKey key) {
        if (!Rights.mayAddBelow(viewer, compound)) {
            return Requests.refused("area.refused.not-yours");
        }
        if (layout.total() > Layout.MOST_DOORS) {
            return Requests.refused("area.refused.too-many-doors", Layout.MOST_DOORS, layout.total());
        }
        var repeat = requests.repeated(key);
        if (repeat != null) {
            return repeat;
        }
        places.serialise(compound);
        if (compound.level() != Level.COMPOUND || places.lock(compound).isEmpty()) {
            return Requests.refused("area.refused.gone");
        }
        var planting = new Planting(places.within(compound), places.taken(compound));
        if (!Layout.plant(planting, planting.at(compound).orElseThrow(), layout, firstBuilding)) {
            return Requests.refused("area.refused.full", compound.value());
        }
        if (planting.made().isEmpty()) {
            return Requests.refused("area.refused.all-there");
        }
        places.insert(planting.made(), viewer, clock.instant());
        trail.place(viewer, "lay-out", compound, null, Map.of("layout", layout, "places", planting.made().size()));
        return requests.done(key, new Outcome.Done(compound, planting.made().size()));
    }
}

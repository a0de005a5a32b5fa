package org.minsheng.area.internal;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a place another name; the addresses of everything below follow in the same transaction. */
@Component
class RenamingPlace {

    private final PlaceRepository places;
    private final PlaceChanges changes;
    private final AreaTrail trail;
    private final Clock clock;

    RenamingPlace(PlaceRepository places, PlaceChanges changes, AreaTrail trail, Clock clock) {
        this.places = places;
        this.changes = changes;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param shortName empty to take it from the name */
    @Transactional
    public Outcome rename(Viewer viewer, AreaCode code, int version, String name, String shortName) {
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
        var tidy = Naming.tidy(code.level(), name);
        var spoken = shortName.isEmpty() ? Naming.shortName(tidy) : Naming.tidy(code.level(), shortName);
        if (tidy.equals(place.name()) && spoken.equals(place.shortName())) {
            return new Outcome.Done(code, 0);
        }
        var parent = place.parent();
        if (parent != null && changes.named(parent, spoken, place.id())) {
            return new Outcome.Refused("area.refused.name-taken", spoken);
        }
        changes.rename(place, tidy, spoken, addressOf(place, spoken), viewer, clock.instant());
        trail.place(viewer, "rename", code, Map.of("name", place.name(), "shortName", place.shortName()),
            Map.of("name", tidy, "shortName", spoken));
        return new Outcome.Done(code, 1);
    }

    private static String addressOf(PlaceRow place, String shortName) {
        return place.code().level().ordinal() <= Level.TOWN.ordinal() ? shortName
            : place.address().substring(0, place.address().length() - place.shortName().length()) + shortName;
    }
}

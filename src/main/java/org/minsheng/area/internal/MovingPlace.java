package org.minsheng.area.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.PlaceMoved;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a place with everything below under another parent: new codes, and the old ones go on finding it. */
@Component
class MovingPlace {

    private final PlaceRepository places;
    private final PlaceChanges changes;
    private final AreaTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MovingPlace(PlaceRepository places, PlaceChanges changes, AreaTrail trail,
                ApplicationEventPublisher events, Clock clock) {
        this.places = places;
        this.changes = changes;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome move(Viewer viewer, AreaCode code, int version, AreaCode target) {
        if (!Rights.mayChange(viewer, code) || !Rights.mayAddBelow(viewer, target)) {
            return new Outcome.Refused("area.refused.not-yours");
        }
        Stream.of(code, target).sorted().forEach(places::serialise);
        var place = places.lock(code).orElse(null);
        var parent = places.lock(target).orElse(null);
        if (place == null || parent == null) {
            return new Outcome.Refused("area.refused.gone");
        }
        if (place.version() != version) {
            return new Outcome.Refused("area.refused.stale", place.name());
        }
        if (!isMovable(code.level()) || !Codes.below(target.level()).contains(code.level()) || code.contains(target)) {
            return new Outcome.Refused("area.refused.wrong-level");
        }
        if (target.equals(place.parent())) {
            return new Outcome.Refused("area.refused.there-already");
        }
        if (changes.named(target, place.shortName(), place.id())) {
            return new Outcome.Refused("area.refused.name-taken", place.shortName());
        }
        var to = newCode(place, target);
        return to == null ? new Outcome.Refused("area.refused.full", parent.shortName())
            : move(viewer, place, parent, to);
    }

    private Outcome move(Viewer viewer, PlaceRow place, PlaceRow parent, AreaCode to) {
        var now = clock.instant();
        var address = parent.code().level() == Level.COUNTY ? place.shortName() : parent.address() + place.shortName();
        int moved = changes.move(place, to, address, viewer, now);
        trail.place(viewer, "move", to, Map.of("code", place.code().value()),
            Map.of("code", to.value(), "places", moved));
        events.publishEvent(new PlaceMoved(place.id(), place.code(), to, now));
        return new Outcome.Done(to, moved);
    }

    static boolean isMovable(Level level) {
        return level.ordinal() >= Level.COMMUNITY.ordinal();
    }

    /** A community keeps its own three digits when they are free in the other town. */
    private @Nullable AreaCode newCode(PlaceRow place, AreaCode target) {
        var taken = new HashSet<>(places.taken(target));
        if (place.code().level() == Level.COMMUNITY) {
            var same = target.value() + place.code().value().substring(Level.TOWN.digits());
            if (!taken.contains(same)) {
                return new AreaCode(same);
            }
        }
        return Codes.next(target, place.code().level(), place.shortName(), taken);
    }
}

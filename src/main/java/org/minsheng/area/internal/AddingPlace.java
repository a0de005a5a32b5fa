package org.minsheng.area.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds one place below another. */
@Component
class AddingPlace {

    /** @param number the official code when the state has given one, else null */
    record Wish(AreaCode parent, Level level, String name, @Nullable AreaCode number) {
    }

    private final PlaceRepository places;
    private final Requests requests;
    private final AreaTrail trail;
    private final Clock clock;

    AddingPlace(PlaceRepository places, Requests requests, AreaTrail trail, Clock clock) {
        this.places = places;
        this.requests = requests;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Outcome add(Viewer viewer, Wish wish, RequestKey key) {
        if (!Rights.mayAddBelow(viewer, wish.parent())) {
            return Requests.refused("area.refused.not-yours");
        }
        var repeat = requests.repeated(key);
        if (repeat != null) {
            return repeat;
        }
        places.serialise(wish.parent());
        var parent = places.lock(wish.parent()).orElse(null);
        if (parent == null) {
            return Requests.refused("area.refused.gone");
        }
        if (!Codes.below(parent.code().level()).contains(wish.level())) {
            return Requests.refused("area.refused.wrong-level");
        }
        var planting = new Planting(places.family(parent.code()), places.taken(parent.code()));
        return plant(viewer, planting, wish, key);
    }

    private Outcome plant(Viewer viewer, Planting planting, Wish wish, RequestKey key) {
        var parent = planting.at(wish.parent()).orElseThrow();
        var name = Naming.tidy(wish.level(), wish.name());
        if (planting.find(parent, name).isPresent()) {
            return Requests.refused("area.refused.name-taken", Naming.shortName(name));
        }
        var number = wish.number();
        if (number != null && !fits(wish, number)) {
            return Requests.refused("area.refused.number-elsewhere", parent.shortName());
        }
        if (number != null && planting.at(number).isPresent()) {
            return Requests.refused("area.refused.number-taken", number.value());
        }
        var node = number == null ? planting.grow(parent, wish.level(), name) : planting.place(parent, number, name);
        if (node == null) {
            return Requests.refused("area.refused.full", parent.shortName());
        }
        places.insert(planting.made(), viewer, clock.instant());
        trail.place(viewer, "add", node.code(), null, Map.of("name", name));
        return requests.done(key, new Outcome.Done(node.code(), 1));
    }

    private static boolean fits(Wish wish, AreaCode number) {
        return number.level() == wish.level() && List.of(Level.TOWN, Level.COMMUNITY).contains(wish.level())
            && wish.parent().equals(number.parent());
    }
}

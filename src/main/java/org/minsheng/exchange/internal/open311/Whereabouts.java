package org.minsheng.exchange.internal.open311;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.GeoPoint;
import org.springframework.stereotype.Component;

/**
 * Where something is: {@code address_id} is the code of a place; {@code address_string} is looked for among the places;
 * what only has a point lies somewhere in what the key is for, and the desk there finds out. The jurisdictions are the
 * counties by their codes.
 */
@Component
class Whereabouts {

    private final Places places;

    Whereabouts(Places places) {
        this.places = places;
    }

    /** @param detail what was said about the place in words */
    record Where(AreaCode place, String detail, @Nullable GeoPoint point) {
    }

    /** The counties asked about: the one that is named, or all. */
    List<AreaCode> counties(Sent sent) {
        var named = jurisdiction(sent);
        return named == null ? places.counties().stream().map(Place::code).toList() : List.of(named);
    }

    private @Nullable AreaCode jurisdiction(Sent sent) {
        var id = sent.value("jurisdiction_id");
        return id == null ? null
            : places.counties().stream().map(Place::code).filter(code -> code.value().equals(id)).findFirst()
            .orElseThrow(() -> Open311Fault.unknown("jurisdiction_id"));
    }

    Where of(Sent sent, AreaCode granted) {
        var point = point(sent);
        var detail = sent.text("address_string", 200);
        var id = sent.value("address_id");
        if (point == null && detail.isEmpty() && id == null) {
            throw Open311Fault.missing("a location (lat and long, address_string or address_id)");
        }
        if (id != null) {
            return new Where(known(id, granted), detail, point);
        }
        var around = around(sent, granted);
        var found = detail.isEmpty() ? List.<Place>of() : places.search(detail, List.of(around), 1);
        return new Where(found.isEmpty() ? around : found.getFirst().code(), detail, point);
    }

    private AreaCode known(String id, AreaCode granted) {
        if (!AreaCode.isValid(id) || id.length() < Level.COUNTY.digits()) {
            throw Open311Fault.unknown("address_id");
        }
        return places.at(new AreaCode(id))
            .filter(place -> place.retiredAt() == null && granted.contains(place.code()))
            .map(Place::code)
            .orElseThrow(() -> Open311Fault.unknown("address_id"));
    }

    /** What the key is for, within the jurisdiction. */
    private AreaCode around(Sent sent, AreaCode granted) {
        var named = jurisdiction(sent);
        if (named == null) {
            if (granted.at(Level.COUNTY) != null) {
                return granted;
            }
            var within = places.counties().stream().map(Place::code).filter(granted::contains).toList();
            if (within.size() != 1) {
                throw Open311Fault.missing("jurisdiction_id");
            }
            return within.getFirst();
        }
        if (granted.contains(named)) {
            return named;
        }
        if (!named.contains(granted)) {
            throw Open311Fault.unknown("jurisdiction_id");
        }
        return granted;
    }

    private static @Nullable GeoPoint point(Sent sent) {
        var latitude = sent.value("lat");
        var longitude = sent.value("long");
        if (latitude == null && longitude == null) {
            return null;
        }
        if (latitude == null || longitude == null) {
            throw Open311Fault.missing(latitude == null ? "lat" : "long");
        }
        try {
            return new GeoPoint(Double.parseDouble(longitude), Double.parseDouble(latitude));
        } catch (IllegalArgumentException notAPoint) {
            throw Open311Fault.wrong("lat and long are not a point in degrees of WGS 84");
        }
    }
}

package org.minsheng.appeal.internal.console;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/**
 * The areas of a county that a line of the catalogue can be for, down to the compound, by the names that lead to one
 * alone.
 */
@Component
class CatalogueAreas {

    private final Places places;

    CatalogueAreas(Places places) {
        this.places = places;
    }

    /** From a name to its code; what two areas are called leads to neither. */
    Map<String, String> codes(Place county) {
        Map<String, String> codes = new HashMap<>();
        var twice = new HashSet<String>();
        codes.put(county.shortName(), county.code().value());
        places.namesWithin(county.code()).forEach((code, name) -> {
            if (code.value().length() <= AreaCode.Level.COMPOUND.digits()
                && codes.putIfAbsent(name, code.value()) != null) {
                twice.add(name);
            }
        });
        twice.forEach(codes::remove);
        return codes;
    }

    /** The other way round. */
    static Map<String, String> names(Map<String, String> codes) {
        return codes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one));
    }
}

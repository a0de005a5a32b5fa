package org.minsheng.household.internal.console;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Reads a door that somebody typed as an address or as a code. */
@Component
class DoorField {

    private static final int CANDIDATES = 6;
    private static final int AREAS = 20;

    private final Places places;

    DoorField(Places places) {
        this.places = places;
    }

    /** Null with a sentence beside the field when nothing, or more than one door, fits. */
    @Nullable AreaCode read(Form form, Collection<AreaCode> within) {
        var typed = form.required("door", 80);
        if (typed.isEmpty() || form.fault("door") != null) {
            return null;
        }
        if (AreaCode.isValid(typed)) {
            return new AreaCode(typed);
        }
        var found = places.search(typed, within, CANDIDATES);
        var addresses = places.addresses(found.stream().map(Place::code).toList());
        var exact = found.stream()
            .filter(place -> addresses.getOrDefault(place.code(), "").endsWith(typed.replaceAll("\\s", "")))
            .toList();
        var fitting = exact.isEmpty() ? found : exact;
        if (fitting.size() == 1) {
            return fitting.getFirst().code();
        }
        if (fitting.isEmpty()) {
            form.reject("door", "household.door.unknown");
        } else {
            form.reject("door", "household.door.several", fitting.stream()
                .map(place -> addresses.getOrDefault(place.code(), place.shortName()) + " " + place.code())
                .collect(Collectors.joining("；")));
        }
        return null;
    }

    /** The places that words of an address mean, for a filter: best first, none within another. */
    List<AreaCode> areas(String typed, Collection<AreaCode> within) {
        if (AreaCode.isValid(typed)) {
            return List.of(new AreaCode(typed));
        }
        var found = places.search(typed, within, AREAS).stream().map(Place::code).toList();
        return found.stream()
            .filter(code -> found.stream().noneMatch(wider -> !wider.equals(code) && wider.contains(code)))
            .toList();
    }
}

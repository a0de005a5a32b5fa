package org.minsheng.organisation.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Reads a place that somebody typed by name or by code, and names places in lists. */
@Component
class PlaceField {

    private static final int CANDIDATES = 6;

    private final Places places;

    PlaceField(Places places) {
        this.places = places;
    }

    /** Null with a sentence beside the field when nothing, or more than one place, fits. */
    @Nullable AreaCode read(Form form, String field, Viewer viewer) {
        var typed = form.required(field, 60);
        if (typed.isEmpty() || form.fault(field) != null) {
            return null;
        }
        if (AreaCode.isValid(typed) && places.at(new AreaCode(typed)).isPresent()) {
            return new AreaCode(typed);
        }
        var found = places.search(typed, within(viewer), CANDIDATES);
        var exact = found.stream().filter(place -> place.name().equals(typed) || place.shortName().equals(typed))
            .toList();
        var fitting = exact.isEmpty() ? found : exact;
        if (fitting.size() == 1) {
            return fitting.getFirst().code();
        }
        if (fitting.isEmpty()) {
            form.reject(field, "organisation.place.unknown");
        } else {
            form.reject(field, "organisation.place.several", named(fitting));
        }
        return null;
    }

    private String named(List<Place> several) {
        var addresses = places.addresses(several.stream().map(Place::code).toList());
        return several.stream()
            .map(place -> addresses.getOrDefault(place.code(), place.shortName()) + " " + place.code())
            .collect(Collectors.joining("；"));
    }

    private static List<AreaCode> within(Viewer viewer) {
        return viewer.grants().stream().map(Grant::area).distinct().toList();
    }

    /** The county before the address, since the address begins below it. */
    Map<AreaCode, String> names(Collection<AreaCode> codes) {
        var counties = places.names(codes.stream().filter(code -> code.value().length() >= 6)
            .map(AreaCode::county).distinct().toList());
        var addresses = places.addresses(codes.stream().distinct().toList());
        return codes.stream().distinct()
            .collect(Collectors.toMap(code -> code, code -> name(code, counties, addresses)));
    }

    private static String name(AreaCode code, Map<AreaCode, String> counties, Map<AreaCode, String> addresses) {
        var county = code.value().length() >= 6 ? counties.getOrDefault(code.county(), "") : "";
        var address = code.value().length() > 6 ? addresses.getOrDefault(code, code.value()) : "";
        var name = county + address;
        return name.isEmpty() ? code.value() : name;
    }

    String name(AreaCode code) {
        return names(List.of(code)).getOrDefault(code, code.value());
    }

    List<Option> counties() {
        return places.counties().stream().map(county -> new Option(county.code().value(), county.shortName())).toList();
    }
}

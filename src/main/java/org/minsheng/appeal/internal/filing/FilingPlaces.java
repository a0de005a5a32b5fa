package org.minsheng.appeal.internal.filing;

import java.util.List;
import java.util.Optional;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Finds the place of a report from a plate or from a choice, and only within the counties that are served. */
@Component
public class FilingPlaces {

    private static final int MOST_FOUND = 20;

    private final Places places;

    FilingPlaces(Places places) {
        this.places = places;
    }

    /** Empty when the form names no place, one that is not served, or one that is gone. */
    public Optional<FilingPlace> of(Form form) {
        var plate = form.value("plate");
        if (!plate.isEmpty()) {
            return places.byPlate(plate)
                .map(place -> new FilingPlace(place.code(), places.address(place.code()), plate));
        }
        return served(form.value("place")).map(place -> new FilingPlace(place.code(), addressOf(place), ""));
    }

    /** A place that exists and lies in a served county. */
    public Optional<Place> served(String code) {
        return Optional.of(code)
            .filter(AreaCode::isValid)
            .map(AreaCode::new)
            .filter(area -> area.at(Level.COUNTY) != null)
            .filter(area -> places.counties().stream().anyMatch(county -> county.code().contains(area)))
            .flatMap(places::at)
            .filter(place -> place.retiredAt() == null);
    }

    public List<Place> counties() {
        return places.counties();
    }

    /** What residents may have meant, with addresses. */
    public List<FilingPlace> search(String words) {
        if (words.isBlank()) {
            return List.of();
        }
        var counties = places.counties().stream().map(Place::code).toList();
        var found = places.search(words, counties, MOST_FOUND);
        var addresses = places.addresses(found.stream().map(Place::code).toList());
        return found.stream()
            .map(place -> new FilingPlace(place.code(), addresses.getOrDefault(place.code(), place.name()), ""))
            .toList();
    }

    String addressOf(Place place) {
        return place.code().level() == Level.COUNTY ? place.name() : places.address(place.code());
    }
}

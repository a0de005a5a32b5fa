package org.minsheng.appeal.internal.console;

import java.util.List;
import java.util.Optional;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.shared.Viewer;

/** The counties that a reader of a screen of rules has to do with. */
public final class ConsoleCounties {

    private ConsoleCounties() {
    }

    public static List<Place> of(Places places, Viewer viewer) {
        return places.counties().stream()
            .filter(county -> viewer.grants().stream()
                .anyMatch(grant -> grant.area().contains(county.code()) || county.code().contains(grant.area())))
            .toList();
    }

    public static Optional<Place> one(Places places, Viewer viewer, String code) {
        return of(places, viewer).stream().filter(county -> county.code().value().equals(code)).findFirst();
    }
}

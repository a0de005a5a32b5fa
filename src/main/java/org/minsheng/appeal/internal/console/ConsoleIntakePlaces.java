package org.minsheng.appeal.internal.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.console.ConsoleIntakeView.Choice;
import org.minsheng.appeal.internal.console.ConsoleIntakeView.Found;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Finds the place somebody speaks of, within the areas for which this reader takes words down. */
@Component
class ConsoleIntakePlaces {

    private static final int MOST = 8;
    private static final Role[] TAKING = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER, Role.GRID_WORKER};

    private final Places places;

    ConsoleIntakePlaces(Places places) {
        this.places = places;
    }

    static List<AreaCode> areas(Viewer viewer) {
        return viewer.areas(TAKING);
    }

    Found find(Viewer viewer, String words, String chosen) {
        if (words.isBlank()) {
            return new Found(List.of(), chosen, false);
        }
        var found = places.search(words, areas(viewer), MOST);
        var addresses = places.addresses(found.stream().map(Place::code).toList());
        return new Found(found.stream()
            .map(place -> new Choice(place, addresses.getOrDefault(place.code(), place.name()))).toList(),
            chosen, true);
    }

    /** The place that was chosen, or the only one that fits the words; a sentence in the form when there is none. */
    @Nullable AreaCode read(Viewer viewer, Form form) {
        var chosen = form.value("place");
        if (AreaCode.isValid(chosen)) {
            var code = new AreaCode(chosen);
            boolean ours = areas(viewer).stream().anyMatch(area -> area.contains(code));
            if (ours && places.at(code).filter(place -> place.retiredAt() == null).isPresent()) {
                return code;
            }
            form.reject("placeWords", "appeal.intake.place.elsewhere");
            return null;
        }
        var found = find(viewer, form.value("placeWords"), "").places();
        if (found.size() == 1) {
            return found.getFirst().place().code();
        }
        form.reject("placeWords", found.isEmpty() ? "appeal.intake.place.required" : "appeal.intake.place.choose");
        return null;
    }
}

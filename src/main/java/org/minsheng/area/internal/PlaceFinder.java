package org.minsheng.area.internal;

import java.util.List;
import org.minsheng.page.SearchSource;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Places in the console's search, within the areas of whoever asks. */
@Component
class PlaceFinder implements SearchSource {

    private final PlaceSearch search;

    PlaceFinder(PlaceSearch search) {
        this.search = search;
    }

    @Override
    public String heading() {
        return "area.menu.places";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.isStaff();
    }

    @Override
    public List<Found> find(Viewer viewer, String words, int limit) {
        List<AreaCode> within = viewer.grants().stream().map(Grant::area).distinct().toList();
        return search.find(words, within, limit).stream()
            .map(place -> new Found("/console/places/" + place.code(), place.shortName(),
                place.address().equals(place.shortName()) ? "" : place.address()))
            .toList();
    }
}

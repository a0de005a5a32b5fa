package org.minsheng.area.internal;

import java.util.List;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;

/** The places a person starts from, or what a search found. */
public record PlacesView(boolean searched, List<PlaceRow> places, List<Tab> tabs, boolean more) {

    public List<AreaCode> codes() {
        return places.stream().map(PlaceRow::code).toList();
    }
}

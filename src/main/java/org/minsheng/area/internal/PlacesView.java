package org.minsheng.area.internal;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;

/**
 * The places a person starts from, or what a search found.
 *
 * @param openable counties that this person may open; empty for nearly everybody
 */
public record PlacesView(boolean searched, List<PlaceRow> places, List<Tab> tabs, boolean more,
                         List<Option> openable, Form form) {

    public List<AreaCode> codes() {
        return places.stream().map(PlaceRow::code).toList();
    }
}

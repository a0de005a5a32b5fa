package org.minsheng.area.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Crumb;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Slice;

/** One place on screen. {@code form} holds what was typed into whichever of its forms was sent. */
public record PlaceView(PlaceRow place, List<Crumb> crumbs, String tab, List<Tab> tabs,
                        Map<Level, Integer> counts, Allowed allowed, Slice<PlaceRow> children,
                        Slice<TimelineEntry> history, List<Plate> plates, @Nullable County county, List<Option> levels,
                        List<Option> parents, Form form) {

    /** What the reader may do here. */
    public record Allowed(boolean add, boolean change, boolean open) {
    }

    /** What is kept about a served county. */
    public record County(String hotline) {
    }

    public String path() {
        return "/console/places/" + place.code();
    }

    public boolean isCompound() {
        return place.code().level() == Level.COMPOUND;
    }

    public boolean isRetired() {
        return place.isRetired();
    }

    public @Nullable Plate plate() {
        return plates.stream().filter(plate -> plate.withdrawnAt() == null).findFirst().orElse(null);
    }
}

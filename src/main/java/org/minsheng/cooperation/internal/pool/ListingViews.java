package org.minsheng.cooperation.internal.pool;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;

/** What the screens of the three lists show. */
public final class ListingViews {

    private ListingViews() {
    }

    public record Row(Listing listing, String community, String unit) {
    }

    public record All(Listing.Kind kind, List<Tab> kinds, List<Tab> tabs, Slice<Row> rows, boolean over, boolean adds) {
    }

    public record Fresh(Listing.Kind kind, Form form, List<Option> communities, List<Option> units) {
    }

    /** @param takers the units of this reader that may take it on */
    public record One(Row row, Form form, boolean writes, boolean leads, List<Option> takers, boolean givesBack) {
    }

    public static String tone(Listing.State state) {
        return switch (state) {
            case OPEN -> "warn";
            case TAKEN -> "info";
            case DONE -> "good";
            case WITHDRAWN -> "neutral";
        };
    }
}

package org.minsheng.appeal.internal.hotspots;

import java.util.List;
import org.minsheng.page.Form;
import org.minsheng.shared.RequestKey;

/** What is hot in the reader's area. */
public record HotspotsView(List<Row> rows) {

    public record Row(Hotspot hotspot, String place, String matter) {

        public String tone() {
            return switch (hotspot.state()) {
                case OPEN -> "bad";
                case ACCEPTED -> "info";
                case CLOSED -> "good";
            };
        }
    }

    /** One of them with its work log. */
    public record One(Row row, List<Hotspots.Entry> log, List<Hotspots.Linked> appeals, Form form, RequestKey key) {
    }
}

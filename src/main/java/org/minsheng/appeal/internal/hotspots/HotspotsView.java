package org.minsheng.appeal.internal.hotspots;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.shared.RequestKey;

/**
 * What is hot in the reader's area.
 *
 * @param rising what grows, whether or not it is a task yet
 * @param map null when nothing of it has a point
 */
public record HotspotsView(List<Row> rows, List<Topic> rising, @Nullable AreaMap map) {

    /** @param path to the appeals behind it */
    public record Topic(Hotspots.Rising rising, String matter, String area, String path) {
    }

    /** The appeals behind a topic that rises. */
    public record Behind(String matter, String place, List<Hotspots.Linked> appeals) {
    }

    public record Row(Hotspot hotspot, String place, String matter, boolean overdue) {

        /** Message key of what it counts: people around one thing, or appeals against what is usual. */
        public String figures() {
            return hotspot.lead() == null ? "finding.hotspot.figures" : "finding.hotspot.gathered";
        }

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

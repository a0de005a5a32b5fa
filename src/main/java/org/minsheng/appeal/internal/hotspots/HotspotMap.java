package org.minsheng.appeal.internal.hotspots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grids;
import org.minsheng.page.AreaMap;
import org.minsheng.page.AreaMap.Shape;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hot spots as points within the outlines of their grids: where they were said, else the middle of the community. One
 * that neither has a point nor a community with outlines stands in the table alone.
 */
@Component
class HotspotMap {

    private static final int MOST = 60;

    private final Grids grids;
    private final JsonMapper json;

    HotspotMap(Grids grids, JsonMapper json) {
        this.grids = grids;
        this.json = json;
    }

    /** Null when there is no point to show. */
    @Nullable AreaMap of(Page page, List<HotspotsView.Row> rows) {
        var shapes = new ArrayList<Shape>();
        var points = new ArrayList<Shape>();
        var shown = rows.stream().filter(row -> row.hotspot().state() != Hotspot.State.CLOSED).limit(MOST).toList();
        for (var area : shown.stream().map(row -> row.hotspot().area()).distinct().toList()) {
            var outlines = grids.outlines(area);
            outlines.forEach((grid, geometry) -> shapes.add(new Shape("grid-" + grid.value(), AreaMap.Kind.BOUNDARY,
                geometry, "", "", "neutral", null, null)));
            var middle = middle(outlines.values());
            for (var row : shown.stream().filter(one -> one.hotspot().area().equals(area)).toList()) {
                var point = Objects.requireNonNullElse(row.hotspot().point(), middle == null ? NOWHERE : middle);
                if (point != NOWHERE) {
                    points.add(point(page, row, spread(point, points.size(), row.hotspot().point() == null)));
                }
            }
        }
        shapes.addAll(points);
        return points.isEmpty() ? null : AreaMap.of(shapes);
    }

    private static final GeoPoint NOWHERE = new GeoPoint(0, 0);

    /** Several in the middle of one community would hide each other: they stand some 140 m apart. */
    private static GeoPoint spread(GeoPoint point, int at, boolean middle) {
        return middle ? new GeoPoint(point.longitude() + at % 5 * 0.0014, point.latitude() + at / 5 % 5 * 0.0014)
            : point;
    }

    private static Shape point(Page page, HotspotsView.Row row, GeoPoint point) {
        var hotspot = row.hotspot();
        return new Shape("hotspot-" + hotspot.id(), AreaMap.Kind.POINT,
            String.format(Locale.ROOT, "{\"type\":\"Point\",\"coordinates\":[%.6f,%.6f]}",
                point.longitude(), point.latitude()),
            row.matter() + " · " + row.place(), page.t(row.figures(), hotspot.said(), hotspot.usual()),
            row.tone(), null, hotspot.path(),
            new AreaMap.Beside(lower(row.matter()) + " " + page.number(hotspot.said()), row.place(), hotspot.said()));
    }

    /** What it is about without the group, since there is little room. */
    private static String lower(String matter) {
        return matter.substring(matter.lastIndexOf('·') + 1).strip();
    }

    /** The middle of all corners; near enough for a dot. */
    private @Nullable GeoPoint middle(Iterable<String> geometries) {
        double[] sums = new double[3];
        geometries.forEach(geometry -> corners(json.readTree(geometry).path("coordinates"), sums));
        return sums[2] == 0 ? null : new GeoPoint(sums[0] / sums[2], sums[1] / sums[2]);
    }

    private static void corners(JsonNode node, double[] sums) {
        if (node.path(0).isNumber()) {
            sums[0] += node.path(0).asDouble();
            sums[1] += node.path(1).asDouble();
            sums[2]++;
        } else {
            node.forEach(inner -> corners(inner, sums));
        }
    }

    /** Whether a text is an area within one of these. */
    static boolean within(String text, List<AreaCode> areas) {
        return AreaCode.isValid(text) && areas.stream().anyMatch(area -> area.contains(new AreaCode(text)));
    }
}

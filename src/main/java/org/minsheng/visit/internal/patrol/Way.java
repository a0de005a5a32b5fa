package org.minsheng.visit.internal.patrol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grids;
import org.minsheng.page.AreaMap;
import org.minsheng.page.AreaMap.Kind;
import org.minsheng.page.AreaMap.Shape;
import org.minsheng.page.Page;
import org.minsheng.shared.GeoPoint;
import org.springframework.stereotype.Component;

/** Draws a way as it was walked, over the grids of the area, with what was found along it. */
@Component
class Way {

    private final Grids grids;

    Way(Grids grids) {
        this.grids = grids;
    }

    /** Null for fewer than two points and nothing found at a place that is known. */
    @Nullable AreaMap drawn(Page page, Patrol patrol, List<GeoPoint> points, List<PatrolViews.Found> reports) {
        var shapes = new ArrayList<Shape>();
        if (points.size() > 1) {
            shapes.add(new Shape("way", Kind.LINE, line(points), page.t("visit.patrol.way"), "", "info", null, null));
            shapes.add(point("start", points.getFirst(), page.t("visit.patrol.way.start"),
                page.when(patrol.startedAt()), "neutral"));
            shapes.add(point("end", points.getLast(),
                page.t(patrol.endedAt() == null ? "visit.patrol.way.now" : "visit.patrol.way.end"), "", "neutral"));
        }
        for (var found : reports) {
            var report = found.report();
            if (report.point() != null) {
                shapes.add(point("found-" + report.id(), report.point(), report.said(),
                    page.t(report.appeal() == null ? "visit.patrol.as-solved" : "visit.patrol.as-appeal"),
                    report.appeal() == null ? "good" : "warn"));
            }
        }
        if (shapes.isEmpty()) {
            return null;
        }
        grids.outlines(patrol.area()).forEach((grid, outline) ->
            shapes.addFirst(new Shape("grid-" + grid.value(), Kind.BOUNDARY, outline, "", "", "neutral", null, null)));
        return AreaMap.of(shapes);
    }

    private static Shape point(String id, GeoPoint at, String name, String detail, String tone) {
        return new Shape(id, Kind.POINT, "{\"type\":\"Point\",\"coordinates\":" + coordinates(at) + "}", name, detail,
            tone, null, null);
    }

    private static String line(List<GeoPoint> points) {
        return "{\"type\":\"LineString\",\"coordinates\":[" + points.stream().map(Way::coordinates)
            .collect(Collectors.joining(",")) + "]}";
    }

    private static String coordinates(GeoPoint at) {
        return "[" + at.longitude() + "," + at.latitude() + "]";
    }
}

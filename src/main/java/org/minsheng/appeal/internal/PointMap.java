package org.minsheng.appeal.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grids;
import org.minsheng.page.AreaMap;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** The map on which whoever reports shows where it is, and whoever handles sees it: among the community's grids, as far as they are drawn. */
@Component
public class PointMap {

    private final Grids grids;

    PointMap(Grids grids) {
        this.grids = grids;
    }

    /** Where an appeal's point lies among the grids; null when nobody gave one. */
    public @Nullable AreaMap showing(Appeal appeal, String place) {
        var point = appeal.said().point();
        if (point == null) {
            return null;
        }
        var shapes = new ArrayList<>(around(appeal.said().place()).shapes());
        shapes.add(new AreaMap.Shape(appeal.number(), AreaMap.Kind.POINT,
            String.format(Locale.ROOT, "{\"type\":\"Point\",\"coordinates\":[%.6f,%.6f]}", point.longitude(), point.latitude()),
            place, appeal.said().placeDetail(), "bad", null, null));
        return AreaMap.of(shapes);
    }

    /** Without a community around the place the map begins with the whole province. */
    public AreaMap around(AreaCode place) {
        var community = place.at(AreaCode.Level.COMMUNITY);
        return AreaMap.of(community == null ? List.of() : grids.outlines(community).entrySet().stream()
            .map(grid -> new AreaMap.Shape("grid-" + grid.getKey().value(), AreaMap.Kind.BOUNDARY, grid.getValue(), "", "", "neutral", null, null))
            .toList());
    }
}

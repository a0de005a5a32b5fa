package org.minsheng.appeal.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.Grids;
import org.minsheng.page.AreaMap;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoBox;
import org.springframework.stereotype.Component;

/**
 * The map on which whoever reports shows where it is, and whoever handles sees it: among the community's grids, as far
 * as they are drawn.
 */
@Component
public class PointMap {

    /** Some ten kilometres to each side of a county's seat. */
    private static final double TOWN_DEGREES = 0.1;

    private final Grids grids;
    private final Places places;
    /** A county's outlines are many numbers; who has just drawn one waits a little until maps begin there. */
    private final LoadingCache<AreaCode, Optional<GeoBox>> extents =
        Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofMinutes(2)).build(this::begins);

    PointMap(Grids grids, Places places) {
        this.grids = grids;
        this.places = places;
    }

    /** Where an appeal's point lies among the grids; null when nobody gave one. */
    public @Nullable AreaMap showing(Appeal appeal, String place) {
        var point = appeal.said().point();
        if (point == null) {
            return null;
        }
        var shapes = new ArrayList<>(outlines(appeal.said().place()));
        shapes.add(new AreaMap.Shape(appeal.number(), AreaMap.Kind.POINT,
            String.format(Locale.ROOT, "{\"type\":\"Point\",\"coordinates\":[%.6f,%.6f]}",
                point.longitude(), point.latitude()),
            place, appeal.said().placeDetail(), "bad", null, null));
        return AreaMap.of(shapes);
    }

    /**
     * The grids around a place. The map begins at the grid of a door, at what is drawn of a community, town or county,
     * else at what is drawn of the next area up, and at the county's seat where nothing is.
     */
    public AreaMap around(AreaCode place) {
        var compound = place.at(AreaCode.Level.COMPOUND);
        return AreaMap.of(outlines(place)).beginning(extents.get(compound == null ? place : compound).orElse(null));
    }

    private List<AreaMap.Shape> outlines(AreaCode place) {
        var community = place.at(AreaCode.Level.COMMUNITY);
        return community == null ? List.of() : grids.outlines(community).entrySet().stream()
            .map(grid -> new AreaMap.Shape("grid-" + grid.getKey().value(), AreaMap.Kind.BOUNDARY, grid.getValue(),
                "", "", "neutral", null, null))
            .toList();
    }

    private Optional<GeoBox> begins(AreaCode place) {
        var county = place.at(AreaCode.Level.COUNTY);
        for (@Nullable AreaCode area = place; county != null && area != null
            && county.contains(area); area = area.parent()) {
            var drawn = grids.extent(area);
            if (drawn.isPresent()) {
                return drawn;
            }
        }
        return Optional.ofNullable(county).flatMap(places::seat).map(seat -> GeoBox.around(seat, TOWN_DEGREES));
    }
}

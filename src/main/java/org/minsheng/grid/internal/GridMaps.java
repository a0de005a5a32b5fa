package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.AreaMap;
import org.minsheng.page.AreaMap.Kind;
import org.minsheng.page.AreaMap.Shape;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Grids on maps. */
@Component
class GridMaps {

    private final GridBook grids;

    GridMaps(GridBook grids) {
        this.grids = grids;
    }

    /** The grids of a list, with the outlines of their communities. */
    AreaMap of(Page page, List<GridViews.Line> lines) {
        var shapes = new ArrayList<Shape>();
        boundaries(shapes, lines.stream().map(line -> line.row().grid().community()).distinct().toList());
        lines.stream().filter(line -> line.row().outline() != null).forEach(line -> shapes.add(area(line.row(), "info",
            page.t("grid.map.doors", line.doors()), line.row().path())));
        return AreaMap.of(shapes);
    }

    /** One grid among those of its community. */
    AreaMap around(GridRow one) {
        var shapes = new ArrayList<Shape>();
        boundaries(shapes, List.of(one.grid().community()));
        grids.of(one.grid().community()).stream().filter(row -> row.outline() != null)
            .forEach(row -> shapes.add(area(row, row.code().equals(one.code()) ? "bad" : "neutral", "", row.path())));
        return AreaMap.of(shapes);
    }

    /** What is around an outline that is being drawn. */
    AreaMap beside(AreaCode community, @Nullable Long except) {
        var shapes = new ArrayList<Shape>();
        boundaries(shapes, List.of(community));
        grids.of(community).stream()
            .filter(row -> row.outline() != null && (except == null || row.grid().id().value() != except))
            .forEach(row -> shapes.add(area(row, "neutral", "", null)));
        return AreaMap.of(shapes);
    }

    void boundaries(List<Shape> shapes, List<AreaCode> communities) {
        grids.outlinesOfCommunities(communities)
            .forEach((community, outline) -> shapes.add(new Shape("community-" + community, Kind.BOUNDARY,
            outline, community.value(), "", "neutral", null, null)));
    }

    static Shape area(GridRow row, String tone, String detail, @Nullable String path) {
        return new Shape(row.code(), Kind.AREA, row.outline() == null ? "" : row.outline(), row.grid().name(), detail,
            tone, null, path);
    }
}

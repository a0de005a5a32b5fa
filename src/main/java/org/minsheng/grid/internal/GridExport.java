package org.minsheng.grid.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Grids;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** Grids as files for other programs. */
@Component
class GridExport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CommunityField communities;
    private final Grids known;
    private final Posts posts;

    GridExport(CommunityField communities, Grids known, Posts posts) {
        this.communities = communities;
        this.known = known;
        this.posts = posts;
    }

    /** A FeatureCollection (RFC 7946) that the import understands; grids that nobody has drawn have no geometry. */
    void geoJson(List<GridRow> rows, OutputStream out) throws IOException {
        var features = new ArrayList<String>();
        for (var row : rows) {
            var feature = new LinkedHashMap<String, @Nullable Object>();
            feature.put("type", "Feature");
            feature.put("properties",
                Map.of("code", row.code(), "name", row.grid().name(), "kind", row.grid().kind().name()));
            feature.put("geometry", row.outline() == null ? null : new RawValue(row.outline()));
            features.add(JSON.writeValueAsString(feature));
        }
        out.write(("{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",\n", features) + "]}\n")
            .getBytes(StandardCharsets.UTF_8));
    }

    /** Three sheets: grids, zones with their keepers, units. */
    void excel(Page page, List<GridRow> rows, OutputStream out) throws IOException {
        var grids = rows.stream().collect(Collectors.toMap(row -> row.grid().id(), row -> row));
        var places = communities.names(rows.stream().map(row -> row.grid().community()).toList());
        try (var book = new Workbook(out, "Minsheng", "1.0")) {
            var sheet = sheet(book, page, "grids", List.of("code", "name", "kind", "community", "doors", "hectares"));
            int line = 1;
            for (var row : rows) {
                var shape = Shapes.known(row.outline());
                put(sheet, line++, row.code(), row.grid().name(), page.t(row.grid().kind()),
                    places.getOrDefault(row.grid().community(), ""),
                    known.doors(row.grid().id()).size(), shape == null ? ""
                    : Math.round(Shapes.hectares(shape) * 10) / 10.0);
            }
            var areas = rows.stream().map(row -> row.grid().community()).distinct().toList();
            var zones = areas.stream().map(known::zonesWithin).flatMap(List::stream)
                .filter(zone -> grids.containsKey(zone.grid())).toList();
            var keepers = posts.organisationNames(zones.stream().map(zone -> zone.keeper())
                .filter(keeper -> keeper != null).toList());
            var second = sheet(book, page, "zones", List.of("code", "grid", "zone", "keeper"));
            line = 1;
            for (var zone : zones) {
                var row = Objects.requireNonNull(grids.get(zone.grid()));
                put(second, line++, row.code(), row.grid().name(), zone.name(), zone.keeper() == null ? ""
                    : keepers.getOrDefault(zone.keeper(), ""));
            }
            var third = sheet(book, page, "units", List.of("code", "grid", "unit"));
            line = 1;
            for (var unit : areas.stream().map(known::unitsWithin).flatMap(List::stream).toList()) {
                var row = grids.get(unit.grid());
                if (row != null) {
                    put(third, line++, row.code(), row.grid().name(), unit.name());
                }
            }
        }
    }

    private static Worksheet sheet(Workbook book, Page page, String name, List<String> columns) {
        var sheet = book.newWorksheet(page.t("grid.export." + name));
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, page.t("grid.column." + columns.get(column)));
            sheet.width(column, column == 0 ? 20 : 26);
        }
        sheet.range(0, 0, 0, columns.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static void put(Worksheet sheet, int line, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                sheet.value(line, column, number);
            } else {
                sheet.value(line, column, cells[column].toString());
            }
        }
    }
}

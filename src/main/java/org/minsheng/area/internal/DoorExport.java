package org.minsheng.area.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.springframework.stereotype.Component;

/** The compounds and doors within a community or less as Excel, in the columns that an import understands. */
@Component
class DoorExport {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final List<String> COLUMNS = List.of("code", "community", "compound", "building", "unit", "door");
    private static final List<Level> RUNGS = List.of(Level.COMMUNITY, Level.COMPOUND,
        Level.BUILDING, Level.UNIT, Level.DOOR);

    private final PlaceRepository places;
    private final PlateRepository plates;

    DoorExport(PlaceRepository places, PlateRepository plates) {
        this.places = places;
        this.plates = plates;
    }

    void write(AreaCode within, Page page, String base, OutputStream out) throws IOException {
        Map<String, String> names = new HashMap<>();
        places.path(within).forEach(place -> names.put(place.code().value(), place.shortName()));
        var rows = places.within(within);
        rows.forEach(place -> names.put(place.code().value(), place.shortName()));
        var parents = rows.stream().map(place -> place.code().parent()).filter(Objects::nonNull)
            .collect(Collectors.toSet());
        Map<AreaCode, String> tokens = new HashMap<>();
        plates.printed(within, Integer.MAX_VALUE).forEach(plate -> tokens.put(plate.place(), plate.token()));
        try (var book = new Workbook(out, "Minsheng", "1.0")) {
            var sheet = book.newWorksheet(page.t("area.export.sheet"));
            head(sheet, page, true);
            int line = 1;
            for (var place : rows) {
                if (isRow(place.code(), parents)) {
                    write(sheet, line++, place.code(), names, tokens.get(place.code()), base);
                }
            }
        }
    }

    /** A door, or a compound, building or stair in which no doors are known yet: an import takes such rows, too. */
    private static boolean isRow(AreaCode code, Set<AreaCode> parents) {
        return code.level() == Level.DOOR
            || RUNGS.indexOf(code.level()) >= RUNGS.indexOf(Level.COMPOUND) && !parents.contains(code);
    }

    /** An empty file with the columns and one example, to be filled in and imported. */
    void template(Page page, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Minsheng", "1.0")) {
            var sheet = book.newWorksheet(page.t("area.export.sheet"));
            head(sheet, page, false);
            var example = page.t("area.export.example").split("\\|", -1);
            for (int column = 0; column < example.length; column++) {
                sheet.value(1, column, example[column]);
            }
        }
    }

    private static void head(Worksheet sheet, Page page, boolean plates) {
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.value(0, column, page.t("area.column." + COLUMNS.get(column)));
            sheet.width(column, column == 0 ? 28 : 18);
        }
        if (plates) {
            sheet.value(0, COLUMNS.size(), page.t("area.column.plate"));
            sheet.width(COLUMNS.size(), 48);
        }
        sheet.range(0, 0, 0, COLUMNS.size()).style().bold().set();
        sheet.freezePane(0, 1);
    }

    private static void write(Worksheet sheet, int line, AreaCode code,
                              Map<String, String> names, @Nullable String token, String base) {
        sheet.value(line, 0, code.value());
        for (int rung = 0; rung < RUNGS.size(); rung++) {
            var above = code.at(RUNGS.get(rung));
            sheet.value(line, rung + 1, above == null ? "" : names.getOrDefault(above.value(), ""));
        }
        if (token != null) {
            sheet.value(line, COLUMNS.size(), base + "/p/" + token);
        }
    }
}

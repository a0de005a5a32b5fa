package org.minsheng.area.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.minsheng.area.internal.Import.ImportState;
import org.minsheng.area.internal.ImportRow.State;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mends a wrong row in the preview; all rows are judged anew, since one may repeat or need another. */
@Component
class RepairingRow {

    private final PlaceRepository places;
    private final ImportRepository imports;
    private final AreaTrail trail;

    RepairingRow(PlaceRepository places, ImportRepository imports, AreaTrail trail) {
        this.places = places;
        this.imports = imports;
        this.trail = trail;
    }

    /** What came of it. */
    sealed interface Result {

        record Judged(ImportRow row) implements Result {
        }

        /** The import was confirmed meanwhile, is somebody else's, or has no such wrong row. */
        record Gone() implements Result {
        }
    }

    @Transactional
    public Result repair(Viewer viewer, long id, int number, Map<String, String> cells) {
        var prepared = imports.find(viewer, id, true).filter(one -> one.state() == ImportState.PREPARED);
        if (prepared.isEmpty()) {
            return new Result.Gone();
        }
        var before = imports.rows(id, null, -1, SheetReader.MOST_ROWS);
        if (before.stream().noneMatch(row -> row.number() == number && row.state() == State.WRONG)) {
            return new Result.Gone();
        }
        UnaryOperator<ImportRow> mend = row -> row.number() == number ? mended(row, cells) : row;
        var after = new ImportPlan(places, viewer).evaluate(before.stream().map(mend).toList());
        imports.judged(id, changed(before, after), after);
        var row = after.stream().filter(one -> one.number() == number).findFirst().orElseThrow();
        trail.record(viewer, "repair-import-row", "import:" + id, Map.of("row", number, "state", State.WRONG),
            Map.of("row", number, "state", row.state()));
        return new Result.Judged(row);
    }

    private static List<ImportRow> changed(List<ImportRow> before, List<ImportRow> after) {
        var known = new HashSet<>(before);
        return after.stream().filter(row -> !known.contains(row)).toList();
    }

    private static ImportRow mended(ImportRow row, Map<String, String> cells) {
        return new ImportRow(row.number(), State.NEW, null, Naming.tidy(Level.COMMUNITY, cell(cells, "community")),
            Naming.tidy(Level.COMPOUND, cell(cells, "compound")), Naming.tidy(Level.BUILDING, cell(cells, "building")),
            Naming.tidy(Level.UNIT, cell(cells, "unit")), Naming.tidy(Level.DOOR, cell(cells, "door")),
            cell(cells, "code"));
    }

    private static String cell(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "");
    }
}

package org.minsheng.household.internal.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.minsheng.area.Places;
import org.minsheng.household.Households;
import org.minsheng.household.internal.imports.Line.Raw;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.page.UnreadableFile;
import org.springframework.stereotype.Component;

/**
 * Reads a mapped file in the background: stages its rows sealed and judges them. Nothing of the households is written.
 * When a node dies in between, another begins anew.
 */
@Component
class ReadingSheets {

    private static final int AT_ONCE = 1_000;

    private final SheetImports imports;
    private final StagedFile files;
    private final StagedRows rows;
    private final Progress progress;
    private final Judging judging;
    private final Places places;
    private final Households households;
    private final Clock clock;

    ReadingSheets(SheetImports imports, StagedFile files, StagedRows rows, Progress progress, Judging judging,
                  Places places,
                  Households households, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.rows = rows;
        this.progress = progress;
        this.judging = judging;
        this.places = places;
        this.households = households;
        this.clock = clock;
    }

    public void read(long id) {
        var item = imports.find(id).orElse(null);
        if (item == null || item.state() != State.READING) {
            return;
        }
        rows.clear(id);
        progress.at(id, 0, item.rows());
        try {
            var lines = stage(item);
            rows.judge(id, judging.worded(judging.judge(lines, where(item)).verdicts()));
            imports.go(id, State.READING, lines.isEmpty() ? State.STOPPED : State.READY,
                lines.isEmpty() ? "household.import.no-rows" : "");
        } catch (UnreadableFile unreadable) {
            var reason = new StringBuilder(unreadable.key());
            for (var argument : unreadable.args()) {
                reason.append('|').append(argument);
            }
            imports.go(id, State.READING, State.STOPPED, reason.toString());
        }
    }

    Understanding understanding(SheetImport item) {
        var names = places.namesWithin(item.area());
        names.putAll(places.names(List.of(item.area())));
        return new Understanding(item, LocalDate.now(clock), names, households.careGroups());
    }

    /** How a reason names another row: its number, with the worksheet when there are several. */
    static Function<Line, String> where(SheetImport item) {
        return line -> item.tables().size() < 2 ? Integer.toString(line.line()) : item.tables().get(line.sheet())
            .name() + " " + line.line();
    }

    private List<Line> stage(SheetImport item) throws UnreadableFile {
        var lines = new ArrayList<Line>();
        var understanding = understanding(item);
        try (var file = TableFile.open(files.open(item.id()))) {
            var stage = new Stage(item, understanding, lines);
            for (int table = 0; table < item.tables().size(); table++) {
                if (item.tables().get(table).taken()) {
                    walk(file, table, item, stage);
                }
            }
            stage.flush();
        }
        return lines;
    }

    private static void walk(TableFile file, int table, SheetImport item, Stage stage) throws UnreadableFile {
        var shape = item.tables().get(table);
        var row = new RowCells(shape, item.mapping());
        var filling = new FillingDown();
        file.walk(table, (number, cells) -> {
            if (number > shape.headRow()) {
                row.read(cells);
                if (filling.complete(row.own())) {
                    for (var person : row.people()) {
                        stage.take(table, number, person);
                    }
                }
            }
            return true;
        });
    }

    /** Collects rows and keeps them by the thousand. */
    private final class Stage {

        private final SheetImport item;
        private final Understanding understanding;
        private final List<Line> lines;
        private final List<Raw> waiting = new ArrayList<>();

        Stage(SheetImport item, Understanding understanding, List<Line> lines) {
            this.item = item;
            this.understanding = understanding;
            this.lines = lines;
        }

        void take(int table, int number, Map<Field, String> cells) throws UnreadableFile {
            if (lines.size() + waiting.size() >= TableFile.MOST_ROWS) {
                throw new UnreadableFile("file.too-many-rows", TableFile.MOST_ROWS);
            }
            waiting.add(new Raw(lines.size() + waiting.size() + 1, table, number, cells, null));
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                var understood = waiting.stream().map(understanding::line).toList();
                rows.add(item.id(), waiting, understood);
                lines.addAll(understood);
                waiting.clear();
                progress.at(item.id(), lines.size(), item.rows());
            }
        }
    }
}

package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.imports.Judging.Verdict;
import org.minsheng.household.internal.imports.Line.Raw;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mends rows in the preview and judges them anew, with all that stand for the same homes and people. */
@Component
class MendingRows {

    private final SheetImports imports;
    private final StagedRows rows;
    private final ReadingSheets reading;
    private final Judging judging;

    MendingRows(SheetImports imports, StagedRows rows, ReadingSheets reading, Judging judging) {
        this.imports = imports;
        this.rows = rows;
        this.reading = reading;
        this.judging = judging;
    }

    /** Null when the import is no longer in its preview, or has no such row. */
    @Transactional
    public @Nullable Verdict mend(long id, int number, Map<Field, String> cells, @Nullable Decision decision) {
        var item = preview(id);
        var before = item == null ? List.<Raw>of() : rows.around(id, List.of(number));
        var row = before.stream().filter(raw -> raw.number() == number).findFirst().orElse(null);
        if (item == null || row == null) {
            return null;
        }
        var told = new EnumMap<Field, String>(Field.class);
        told.putAll(row.cells());
        told.putAll(cells);
        told.values().removeIf(String::isEmpty);
        var mended = new Raw(number, row.sheet(), row.line(), told, decision == null ? row.decision() : decision);
        var understanding = reading.understanding(item);
        rows.change(id, mended, understanding.line(mended));
        var after = new TreeMap<Integer, Raw>();
        before.forEach(raw -> after.put(raw.number(), raw));
        rows.around(id, List.of(number)).forEach(raw -> after.put(raw.number(), raw));
        return judge(item, understanding, after.values()).get(number);
    }

    /** Decides for everybody who is registered elsewhere at once; gives how many. */
    @Transactional
    public int decide(long id, Decision decision) {
        var item = preview(id);
        if (item == null) {
            return 0;
        }
        var numbers = rows.decide(id, "household.import.wrong.elsewhere", decision);
        judge(item, reading.understanding(item), rows.around(id, numbers));
        return numbers.size();
    }

    private @Nullable SheetImport preview(long id) {
        return imports.lock(id).filter(found -> found.state() == State.READY).orElse(null);
    }

    private Map<Integer, Verdict> judge(SheetImport item, Understanding understanding, Collection<Raw> raws) {
        var lines = new ArrayList<Line>();
        raws.forEach(raw -> lines.add(understanding.line(raw)));
        var verdicts = new HashMap<>(judging.worded(judging.judge(lines, ReadingSheets.where(item)).verdicts()));
        rows.judge(item.id(), verdicts);
        return verdicts;
    }
}

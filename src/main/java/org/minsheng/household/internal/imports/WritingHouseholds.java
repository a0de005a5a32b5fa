package org.minsheng.household.internal.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minsheng.household.internal.imports.Line.Raw;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a confirmed import in the background, in one transaction: all of it or nothing. It is judged anew, since days
 * may lie between the preview and now; what became wrong meanwhile is left out.
 */
@Component
class WritingHouseholds {

    private static final int ROWS_AT_ONCE = 2_000;
    private static final int HOMES_AT_ONCE = 500;

    private final SheetImports imports;
    private final StagedRows rows;
    private final ReadingSheets reading;
    private final Judging judging;
    private final HomeWriter writer;
    private final Progress progress;
    private final AuditTrail audit;
    private final Clock clock;

    WritingHouseholds(SheetImports imports, StagedRows rows, ReadingSheets reading, Judging judging, HomeWriter writer,
                      Progress progress,
                      AuditTrail audit, Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.reading = reading;
        this.judging = judging;
        this.writer = writer;
        this.progress = progress;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void write(Viewer viewer, long id) {
        var item = imports.lock(id).filter(found -> found.state() == State.WRITING).orElse(null);
        if (item == null) {
            return;
        }
        var lines = lines(item);
        progress.at(id, 0, lines.size());
        var judged = judging.judge(lines, ReadingSheets.where(item));
        int done = lines.size() - judged.homes().stream().mapToInt(home -> home.people.size()).sum();
        for (int from = 0; from < judged.homes().size(); from += HOMES_AT_ONCE) {
            var part = judged.homes().subList(from, Math.min(judged.homes().size(), from + HOMES_AT_ONCE));
            writer.write(viewer, id, part);
            done += part.stream().mapToInt(home -> home.people.size()).sum();
            progress.at(id, done, lines.size());
        }
        int made = (int) judged.homes().stream().filter(home -> home.home == null).count();
        imports.counted(id, made, count(judged, Judgement.NEW), count(judged, Judgement.CHANGED));
        imports.end(id, State.DONE, clock.instant());
        audit.record(viewer, "household.import-done", "import:" + id, null,
            Map.of("area", item.area().value(), "households", made, "people", count(judged, Judgement.NEW), "changed",
            count(judged, Judgement.CHANGED)));
    }

    private static int count(Judging.Judged judged, Judgement judgement) {
        return (int) judged.verdicts().values().stream().filter(verdict -> verdict.judgement() == judgement).count();
    }

    private List<Line> lines(SheetImport item) {
        var understanding = reading.understanding(item);
        var lines = new ArrayList<Line>();
        int after = 0;
        for (List<Raw> part = rows.raws(item.id(), after, ROWS_AT_ONCE); !part.isEmpty(); part = rows.raws(item.id(),
            after, ROWS_AT_ONCE)) {
            part.forEach(raw -> lines.add(understanding.line(raw)));
            after = part.getLast().number();
        }
        return lines;
    }
}

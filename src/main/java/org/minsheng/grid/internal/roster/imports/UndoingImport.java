package org.minsheng.grid.internal.roster.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.grid.internal.roster.Holder;
import org.minsheng.grid.internal.roster.TellingVacancies;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back one sheet: whom it named ends, whom it replaced begins again. That the others answered meanwhile stays in
 * the history, since people may have called them.
 */
@Component("rosterUndoingImport")
class UndoingImport {

    private final ImportBook book;
    private final ImportedLines lines;
    private final TellingVacancies vacancies;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    UndoingImport(ImportBook book, ImportedLines lines, TellingVacancies vacancies, ApplicationEventPublisher events,
                  AuditTrail audit, Clock clock) {
        this.book = book;
        this.lines = lines;
        this.vacancies = vacancies;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return how many lines were ended, -1 when there is nothing to take back */
    @Transactional
    public int undo(Viewer viewer, long id) {
        var done = book.find(viewer, id, true).filter(one -> one.stage() == Import.Stage.CONFIRMED);
        if (done.isEmpty()) {
            return -1;
        }
        var now = clock.instant();
        var ended = lines.endBegun(id, now);
        var restored = lines.restore(id, now);
        publish(ended, restored, now);
        if (ended.size() > restored.size()) {
            vacancies.wake(done.get().area().county(), now);
        }
        book.moved(id, "UNDONE", "undone_at", now);
        audit.record(viewer, "grid.undo-roster-import", "roster-import:" + id,
            Map.of("ended", ended.size(), "restored", restored.size()), null);
        return ended.size();
    }

    private void publish(List<Holder> ended, List<Holder> restored, Instant now) {
        Map<String, Holder> after = new HashMap<>();
        restored.forEach(holder -> after.put(seat(holder), holder));
        for (var holder : ended) {
            var next = after.remove(seat(holder));
            events.publishEvent(holder.ground()
                .changed(holder.who().duty(), holder.who(), next == null ? null : next.who(), now));
        }
        after.values()
            .forEach(holder -> events.publishEvent(holder.ground()
            .changed(holder.who().duty(), null, holder.who(), now)));
    }

    private static String seat(Holder holder) {
        return holder.who().duty() + holder.ground().path();
    }
}

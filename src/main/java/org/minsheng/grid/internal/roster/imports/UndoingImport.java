package org.minsheng.grid.internal.roster.imports;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back one sheet: whom it named ends, whom it replaced begins again. That the others answered meanwhile stays in the
 * history, since people may have called them.
 */
@Component("rosterUndoingImport")
class UndoingImport {

    private final ImportBook book;
    private final AuditTrail audit;
    private final Clock clock;

    UndoingImport(ImportBook book, AuditTrail audit, Clock clock) {
        this.book = book;
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
        int ended = book.endBegun(id, now);
        int restored = book.restore(id, now);
        book.moved(id, "UNDONE", "undone_at", now);
        audit.record(viewer, "grid.undo-roster-import", "roster-import:" + id, Map.of("ended", ended, "restored", restored), null);
        return ended;
    }
}

package org.minsheng.household.internal.imports;

import java.time.Clock;
import java.util.Map;
import org.minsheng.household.internal.Scopes;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Confirms an import, takes it back, or throws it away: each once, however often and from wherever it is pressed. */
@Component
class ChangingImport {

    /** What somebody wants of it. */
    enum Wish { CONFIRM, UNDO, DISCARD }

    private final SheetImports imports;
    private final ImportJob job;
    private final AuditTrail audit;
    private final Clock clock;

    ChangingImport(SheetImports imports, ImportJob job, AuditTrail audit, Clock clock) {
        this.imports = imports;
        this.job = job;
        this.audit = audit;
        this.clock = clock;
    }

    /** False when it was done before, or the import is elsewhere by now. */
    @Transactional
    public boolean change(Viewer viewer, SheetImport item, Wish wish) {
        if (!viewer.may(item.area(), Scopes.DESKS) || !item.account().equals(viewer.account())) {
            throw new AccessDeniedException("only who sent it may decide");
        }
        boolean changed = switch (wish) {
            case CONFIRM -> imports.go(item.id(), State.READY, State.WRITING, "");
            case UNDO -> imports.go(item.id(), State.DONE, State.UNDOING, "");
            case DISCARD -> discard(item);
        };
        if (changed) {
            audit.record(viewer, "household.import-" + wish.name().toLowerCase(java.util.Locale.ROOT),
                "import:" + item.id(), null,
                Map.of("area", item.area().value()));
            if (wish != Wish.DISCARD) {
                job.begin(item.id());
            }
        }
        return changed;
    }

    private boolean discard(SheetImport item) {
        var locked = imports.lock(item.id()).filter(found -> found.state().isOpen());
        locked.ifPresent(found -> imports.end(found.id(), State.DISCARDED, clock.instant()));
        return locked.isPresent();
    }
}

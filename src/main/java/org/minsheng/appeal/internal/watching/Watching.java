package org.minsheng.appeal.internal.watching;

import java.time.Clock;
import java.util.Map;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins or ends to watch an appeal that one may see; the same again is harmless. */
@Component
public class Watching {

    private final WatchBook book;
    private final AuditTrail audit;
    private final Clock clock;

    Watching(WatchBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void watch(Viewer viewer, AccountId account, Appeal appeal, boolean on) {
        boolean changed = on ? book.add(appeal.id(), account, clock.instant()) : book.remove(appeal.id(), account);
        if (changed) {
            audit.record(viewer, "appeal.watch", appeal.id().subject(), Map.of("watched", !on), Map.of("watched", on));
        }
    }
}

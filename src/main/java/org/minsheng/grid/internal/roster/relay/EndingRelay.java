package org.minsheng.grid.internal.roster.relay;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a notice: heads see it no more, its progress stays. */
@Component
class EndingRelay {

    private final RelayBook book;
    private final AuditTrail audit;
    private final Clock clock;

    EndingRelay(RelayBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whoever may see it in the console and may write one may end it; the page has asked that. */
    @Transactional
    public void end(Viewer viewer, Relay relay) {
        if (book.end(relay.id(), clock.instant())) {
            audit.record(viewer, "grid.relay-end", "relay:" + relay.id(),
                Map.of("told", relay.told(), "doors", relay.doors()), null);
        }
    }
}

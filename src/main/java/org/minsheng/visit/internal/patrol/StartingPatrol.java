package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a round; whoever is on one already goes on with it. */
@Component
class StartingPatrol {

    private final PatrolBook book;
    private final AuditTrail audit;
    private final Clock clock;

    StartingPatrol(PatrolBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param track whether this person agrees that the way is kept */
    @Transactional
    public PatrolOutcome start(Viewer viewer, RequestKey key, boolean track) {
        var account = viewer.account();
        var ground = PatrolRights.ground(viewer);
        if (account == null || ground == null) {
            return PatrolOutcome.NOT_YOURS;
        }
        var made = book.start(key, account, viewer.name(), ground, track, clock.instant());
        made.ifPresent(id -> audit.record(viewer, "visit.start-patrol", "patrol:" + id.value(), null,
            Map.of("track", track)));
        return made.or(() -> book.running(account).map(Patrol::id)).<PatrolOutcome>map(id -> new Done(id, null))
            .orElse(PatrolOutcome.ENDED);
    }
}

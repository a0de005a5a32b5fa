package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Done;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody on a round hands in what was found. */
@Component
class PatrolReporting {

    private final PatrolBook book;
    private final KeepingReport keeping;
    private final Clock clock;

    PatrolReporting(PatrolBook book, KeepingReport keeping, Clock clock) {
        this.book = book;
        this.keeping = keeping;
        this.clock = clock;
    }

    @Transactional
    public PatrolOutcome report(Viewer viewer, PatrolId id, RequestKey key, NewReport report) {
        var patrol = book.find(id).orElseThrow();
        if (!PatrolRights.isOwn(viewer, patrol)) {
            return PatrolOutcome.NOT_YOURS;
        }
        if (patrol.endedAt() != null) {
            return PatrolOutcome.ENDED;
        }
        return switch (keeping.keep(viewer, id, key, report, clock.instant())) {
            case Found.Kept(var number) -> new Done(id, number);
            case Found.Refused(var field, var reason, var args) -> new Refused(field, reason, args);
        };
    }
}

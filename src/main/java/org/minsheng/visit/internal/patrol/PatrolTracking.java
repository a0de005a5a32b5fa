package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps points of a way, only of a round that is under way and whose walker agreed to it. */
@Component
class PatrolTracking {

    static final int MOST_POINTS = 200;

    private final PatrolBook book;
    private final Clock clock;

    PatrolTracking(PatrolBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** @return false when nothing may be kept */
    @Transactional
    public boolean track(Viewer viewer, PatrolId id, List<PatrolBook.Point> points) {
        var patrol = book.find(id).orElseThrow();
        if (!PatrolRights.isOwn(viewer, patrol) || !patrol.track() || patrol.endedAt() != null) {
            return false;
        }
        var latest = clock.instant().plus(Duration.ofMinutes(5));
        book.track(id, points.stream().limit(MOST_POINTS)
            .filter(point -> !point.at().isBefore(patrol.startedAt().minus(Duration.ofMinutes(5)))
                && point.at().isBefore(latest)).toList());
        return true;
    }
}

package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a round and counts the metres of its way. */
@Component
class EndingPatrol {

    /** Two positions of a phone that stands still differ by some metres; what is nearer is no way. */
    private static final double NOISE_METRES = 8;
    private static final double EARTH_METRES = 6_371_000;

    private final PatrolBook book;
    private final AuditTrail audit;
    private final Clock clock;

    EndingPatrol(PatrolBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public PatrolOutcome end(Viewer viewer, PatrolId id, String note) {
        var patrol = book.find(id).orElseThrow();
        if (!PatrolRights.isOwn(viewer, patrol)) {
            return PatrolOutcome.NOT_YOURS;
        }
        int metres = metres(book.points(id));
        if (book.end(id, metres, note, clock.instant())) {
            audit.record(viewer, "visit.end-patrol", "patrol:" + id.value(), null, Map.of("metres", metres));
        }
        return new Done(id, null);
    }

    static int metres(List<GeoPoint> points) {
        double metres = 0;
        GeoPoint last = null;
        for (var point : points) {
            double step = last == null ? 0 : distance(last, point);
            if (last == null || step >= NOISE_METRES) {
                metres += step;
                last = point;
            }
        }
        return (int) Math.round(metres);
    }

    private static double distance(GeoPoint one, GeoPoint other) {
        double north = Math.toRadians(other.latitude() - one.latitude());
        double east = Math.toRadians(other.longitude() - one.longitude()) * Math.cos(
            Math.toRadians((one.latitude() + other.latitude()) / 2));
        return EARTH_METRES * Math.hypot(north, east);
    }
}

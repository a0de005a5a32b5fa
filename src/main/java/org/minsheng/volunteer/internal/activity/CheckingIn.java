package org.minsheng.volunteer.internal.activity;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.activity.TurningCode.Way;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody comes or goes, proved by the organiser's code. It writes the own line only, so that five hundred do it at
 * once; who has not signed up is signed up on the spot where there is a place.
 */
@Component
class CheckingIn {

    /** So much before the beginning and after the end. */
    private static final Duration AROUND = Duration.ofHours(1);

    private final ActivityBook book;
    private final SignUpBook signUps;
    private final SigningUp signingUp;
    private final TurningCode codes;
    private final AuditTrail audit;
    private final Clock clock;

    CheckingIn(ActivityBook book, SignUpBook signUps, SigningUp signingUp, TurningCode codes,
               AuditTrail audit, Clock clock) {
        this.book = book;
        this.signUps = signUps;
        this.signingUp = signingUp;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome check(Viewer viewer, long id, Way way, String ticket) {
        var person = viewer.person();
        var activity = book.find(id).orElse(null);
        if (person == null || activity == null) {
            return Outcome.NOT_YOURS;
        }
        if (!codes.isValid(id, way, person, ticket)) {
            return new Refused("ticket", "volunteer.activity.refused.code-old");
        }
        var now = clock.instant();
        var plan = activity.plan();
        if (activity.state() != ActivityState.PLANNED || now.isBefore(plan.startsAt().minus(AROUND))
            || now.isAfter(plan.endsAt().plus(AROUND))) {
            return new Refused("ticket", "volunteer.activity.refused.not-the-time");
        }
        if (way == Way.OUT) {
            return signUps.checkOut(id, person, now) ? written(viewer, id, way)
                : new Refused("ticket", "volunteer.activity.refused.not-in");
        }
        if (!signUps.checkIn(id, person, "CODE", now)) {
            if (signingUp.signUp(viewer, id) instanceof Refused refused) {
                return refused;
            }
            if (!signUps.checkIn(id, person, "CODE", now)) {
                return new Refused("ticket", "volunteer.activity.refused.full");
            }
        }
        return written(viewer, id, way);
    }

    private Outcome written(Viewer viewer, long id, Way way) {
        audit.record(viewer, way == Way.IN ? "volunteer.check-in" : "volunteer.check-out",
            "activity:" + id, null, Map.of());
        return new Done(id);
    }
}

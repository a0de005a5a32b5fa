package org.minsheng.volunteer.internal.activity;

import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was there says how it was; a later word takes the earlier one's place. */
@Component
class RatingActivity {

    private static final int MOST_STARS = 5;

    private final SignUpBook signUps;
    private final AuditTrail audit;

    RatingActivity(SignUpBook signUps, AuditTrail audit) {
        this.signUps = signUps;
        this.audit = audit;
    }

    static Integer stars(String typed) {
        int stars = Integer.parseInt(typed);
        if (stars < 1 || stars > MOST_STARS) {
            throw new IllegalArgumentException(typed);
        }
        return stars;
    }

    @Transactional
    public Outcome rate(Viewer viewer, long activity, int stars, String words) {
        var person = viewer.person();
        if (person == null || !signUps.rate(activity, person, stars, words)) {
            return new Refused("rating", "volunteer.activity.refused.not-there");
        }
        audit.record(viewer, "volunteer.rate-activity", "activity:" + activity, null, Map.of("rating", stars));
        return new Done(activity);
    }
}

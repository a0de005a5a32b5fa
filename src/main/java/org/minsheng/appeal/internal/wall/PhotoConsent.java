package org.minsheng.appeal.internal.wall;

import java.time.Clock;
import java.util.Map;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A reporter agrees that own photos may be shown, or takes that back; they then are on the wall no more. */
@Component
public class PhotoConsent {

    private final WallPhotos wall;
    private final AuditTrail trail;
    private final Clock clock;

    PhotoConsent(WallPhotos wall, AuditTrail trail, Clock clock) {
        this.wall = wall;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public void say(Viewer viewer, AppealId appeal, boolean agrees) {
        boolean before = wall.agrees(appeal);
        if (before == agrees) {
            return;
        }
        if (agrees) {
            wall.agree(appeal, clock.instant());
        } else {
            wall.withdraw(appeal, clock.instant());
        }
        trail.record(viewer, "appeal.photo-consent", appeal.subject(),
            Map.of("agrees", before), Map.of("agrees", agrees));
    }
}

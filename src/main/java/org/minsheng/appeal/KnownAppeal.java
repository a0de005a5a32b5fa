package org.minsheng.appeal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;

/**
 * An appeal as other modules see it; who reported is told by no interface.
 *
 * @param version to be sent back with a step
 * @param holder who must act now, null when nobody
 * @param actions what the viewer may do now
 * @param pausedUntil while the clock stands still in deliberation: until when at most; the deadline then is the latest
 * possible one
 */
public record KnownAppeal(AppealId id, String number, int version, AppealKind kind,
                          Channel channel, String title, String text, @Nullable String matter, AreaCode place,
                          String placeDetail, @Nullable GeoPoint point, AppealState state, Tier tier, int round,
                          @Nullable OrganisationId holder, String answer, Verdict verdict,
                          Instant filedAt, Instant dueAt, @Nullable Instant answeredAt, @Nullable Instant closedAt,
                          List<AppealAction> actions, Urgency urgency, @Nullable Instant pausedUntil) {

    public KnownAppeal {
        actions = List.copyOf(actions);
    }
}

package org.minsheng.visit.internal.patrol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;

/**
 * One round.
 *
 * @param track whether this person agreed that the way is kept
 * @param metres along the way, 0 without a track
 */
public record Patrol(PatrolId id, AccountId account, String name, AreaCode area, boolean track, Instant startedAt,
                     @Nullable Instant endedAt, int metres, String note, int solved, int appeals) {
}

package org.minsheng.visit.internal.patrol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;

/**
 * Something that was found on the way.
 *
 * @param patrol on which it was found, null for none
 * @param byName who reported it; masked when it is a neighbour
 * @param done what was done about it at once, empty when it became an appeal
 * @param appeal number of the appeal that it became, null when it was solved at once
 */
public record Report(long id, @Nullable PatrolId patrol, String byName, AreaCode place, String placeDetail,
                     @Nullable GeoPoint point,
                     @Nullable String matter, String said, String done, @Nullable String appeal, Instant at) {
}

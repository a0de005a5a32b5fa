package org.minsheng.area;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;

/**
 * A division, compound, building, unit or door.
 *
 * @param name official name, for instance 体育场社区居民委员会
 * @param shortName what people say, for instance 体育场社区
 * @param retiredAt null while it exists
 */
public record Place(PlaceId id, AreaCode code, String name, String shortName, @Nullable Instant retiredAt) {
}

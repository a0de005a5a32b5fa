package org.minsheng.area;

import java.time.Instant;
import org.minsheng.shared.AreaCode;

/** A place and all below it got other codes; published in the transaction of the move. */
public record PlaceMoved(PlaceId place, AreaCode from, AreaCode to, Instant at) {
}

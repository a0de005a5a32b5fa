package org.minsheng.area;

import java.time.Instant;
import org.minsheng.shared.AreaCode;

/**
 * The demo's county town was built up to its true size; published in the transaction that does it, so that grids
 * follow.
 */
public record DemoDoorsAdded(AreaCode county, Instant at) {
}

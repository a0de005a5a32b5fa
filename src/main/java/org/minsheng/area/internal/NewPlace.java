package org.minsheng.area.internal;

import org.minsheng.shared.AreaCode;

/** A place about to be written. */
record NewPlace(AreaCode code, String name, String shortName, String address) {
}

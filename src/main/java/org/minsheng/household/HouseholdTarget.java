package org.minsheng.household;

import org.minsheng.shared.AreaCode;

/** A household that somebody is going to visit, and the door to knock at. */
public record HouseholdTarget(HouseholdId id, AreaCode door) {
}

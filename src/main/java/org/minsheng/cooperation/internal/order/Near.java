package org.minsheng.cooperation.internal.order;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;

/** How near somebody is to where something is to be done, by what both codes begin with; places have no coordinates. */
public enum Near {
    FAR, COUNTY, TOWN, COMMUNITY, COMPOUND, BUILDING;

    static Near of(AreaCode place, @Nullable AreaCode home) {
        if (home == null) {
            return FAR;
        }
        for (var near : new Near[] {BUILDING, COMPOUND, COMMUNITY, TOWN, COUNTY}) {
            var level = AreaCode.Level.valueOf(near.name());
            var shared = place.at(level);
            if (shared != null && shared.contains(home)) {
                return near;
            }
        }
        return FAR;
    }
}

package org.minsheng.shared;

import org.jspecify.annotations.Nullable;

/** The four rungs that a matter climbs: 小事不出小区、难事不出社区、大事不出街道. */
public enum Tier {
    COMPOUND(AreaCode.Level.COMPOUND), COMMUNITY(AreaCode.Level.COMMUNITY), TOWN(AreaCode.Level.TOWN),
    COUNTY(AreaCode.Level.COUNTY);

    private final AreaCode.Level level;

    Tier(AreaCode.Level level) {
        this.level = level;
    }

    public AreaCode.Level level() {
        return level;
    }

    public @Nullable Tier above() {
        return this == COUNTY ? null : values()[ordinal() + 1];
    }

    public @Nullable Tier below() {
        return this == COMPOUND ? null : values()[ordinal() - 1];
    }

    /**
     * The rung that answers for an area of this size: a county's scope is the county's rung, a door's the compound's.
     */
    public static Tier of(AreaCode area) {
        int digits = area.value().length();
        if (digits <= 6) {
            return COUNTY;
        }
        return digits == 9 ? TOWN : digits == 12 ? COMMUNITY : COMPOUND;
    }
}

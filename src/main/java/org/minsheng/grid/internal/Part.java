package org.minsheng.grid.internal;

import java.util.Locale;

/** What a community is cut into; the name in lower case is the table's and stands in addresses. */
public enum Part {
    GRID, ZONE, UNIT;

    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.minsheng.grid.internal;

/** What can happen to how a community is cut. */
public enum ChangeKind {
    FIRST_CUT, GRID_CREATED, GRID_RENAMED, GRID_RETIRED, ZONE_ADDED, ZONE_RENAMED, ZONE_RETIRED, KEEPER_CHANGED,
        UNIT_ADDED, UNIT_RENAMED,
    UNIT_RETIRED, OUTLINE_DRAWN, COMMUNITY_DRAWN, OUTLINES_IMPORTED, DOORS_MOVED, SPLIT, MERGED, RECUT, UNDONE;

    /** Whether it moved doors in a way that can be taken back as one. */
    public boolean isUndoable() {
        return this == DOORS_MOVED || this == SPLIT || this == MERGED || this == RECUT;
    }
}

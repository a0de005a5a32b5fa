package org.minsheng.area.internal;

import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** Who may do what to a place. Demo data and first start act as the system and may do all. */
final class Rights {

    private Rights() {
    }

    /** Every member of staff sees the places within a grant's area. */
    static boolean maySee(Viewer viewer, AreaCode place) {
        return isSystem(viewer) || viewer.grants().stream().anyMatch(grant -> grant.area().contains(place));
    }

    /** Adds places below this one. */
    static boolean mayAddBelow(Viewer viewer, AreaCode place) {
        return isSystem(viewer) || viewer.grants().stream().anyMatch(grant -> edits(grant)
            && grant.area().contains(place));
    }

    /** Renames, moves, retires: an administrator within the area, towns and communities only below their own rung. */
    static boolean mayChange(Viewer viewer, AreaCode place) {
        return isSystem(viewer) || viewer.grants().stream().anyMatch(grant -> edits(grant)
            && grant.area().contains(place)
            && (grant.role() == Role.SYSTEM_ADMINISTRATOR || !grant.area().equals(place)));
    }

    static boolean mayOpen(Viewer viewer, AreaCode county) {
        return isSystem(viewer) || viewer.may(county, Role.SYSTEM_ADMINISTRATOR);
    }

    private static boolean edits(Grant grant) {
        return grant.role() == Role.SYSTEM_ADMINISTRATOR || grant.role() == Role.TOWN_DISPATCHER
            || grant.role() == Role.COMMUNITY_SECRETARY;
    }

    private static boolean isSystem(Viewer viewer) {
        return viewer == Viewer.SYSTEM;
    }
}

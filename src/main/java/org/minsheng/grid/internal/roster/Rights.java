package org.minsheng.grid.internal.roster;

import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** Who may see and change rosters. */
public final class Rights {

    private static final Role[] EDITORS = {Role.SYSTEM_ADMINISTRATOR, Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY};

    private Rights() {
    }

    /** The system administrator, and towns and communities within their own area. */
    public static boolean mayEdit(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || viewer.may(area, EDITORS);
    }

    /** Every member of staff whose area contains it, or lies in it: a property manager sees the community's roster. */
    public static boolean maySee(Viewer viewer, AreaCode community) {
        return viewer == Viewer.SYSTEM || viewer.grants().stream().map(Grant::area)
            .anyMatch(area -> area.contains(community) || community.contains(area));
    }
}

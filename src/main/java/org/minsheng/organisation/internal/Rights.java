package org.minsheng.organisation.internal;

import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;

/**
 * Who may change organisations and posts: the system administrator, and towns and communities within their own area.
 */
final class Rights {

    static final Role[] EDITORS = {Role.SYSTEM_ADMINISTRATOR, Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY};

    private Rights() {
    }

    static boolean mayEdit(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || viewer.may(area, EDITORS);
    }

    /** A town or community may not make posts of a higher tier, else it could take over what the county answers for. */
    static boolean mayEdit(Viewer viewer, AreaCode area, Tier tier) {
        return viewer == Viewer.SYSTEM || viewer.may(area, Role.SYSTEM_ADMINISTRATOR)
            || viewer.areas(Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY).stream()
                .anyMatch(granted -> granted.contains(area) && tier.compareTo(Tier.of(granted)) <= 0);
    }
}

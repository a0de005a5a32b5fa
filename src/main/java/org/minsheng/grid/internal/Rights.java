package org.minsheng.grid.internal;

import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/**
 * All staff of an area see how it is cut; the system administrator, towns and communities change it within their own.
 */
final class Rights {

    private Rights() {
    }

    static boolean mayChange(Viewer viewer, AreaCode community) {
        return viewer == Viewer.SYSTEM
            || viewer.may(community, Role.SYSTEM_ADMINISTRATOR, Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY);
    }

    /** Whoever works in a compound sees the grids of its community. */
    static boolean maySee(Viewer viewer, AreaCode community) {
        return viewer.grants().stream().map(Grant::area)
            .anyMatch(area -> area.contains(community) || community.contains(area));
    }

    /** Where a person's lists look, compounds as their communities. */
    static List<AreaCode> areas(Viewer viewer) {
        return viewer.grants().stream()
            .map(Grant::area)
            .map(area -> {
                var community = area.at(Level.COMMUNITY);
                return community == null ? area : community;
            })
            .distinct()
            .toList();
    }
}

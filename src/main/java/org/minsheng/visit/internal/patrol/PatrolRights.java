package org.minsheng.visit.internal.patrol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** Grid workers and secretaries walk; those above them read the log. A grid worker sees only own rounds. */
final class PatrolRights {

    private static final Role[] WALK = {Role.GRID_WORKER, Role.COMMUNITY_SECRETARY};
    private static final Role[] READ = {Role.COUNTY_LEADER, Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY,
        Role.DESK_CLERK};

    private PatrolRights() {
    }

    /** Where this person walks: the area of the grant as grid worker or secretary, null for nobody. */
    static @Nullable AreaCode ground(Viewer viewer) {
        return viewer.areas(WALK).stream().findFirst().orElse(null);
    }

    static boolean maySee(Viewer viewer, Patrol patrol) {
        return isOwn(viewer, patrol) || viewer.may(patrol.area(), READ);
    }

    /** Whether the log of this place is this person's to read. */
    static boolean mayRead(Viewer viewer, AreaCode place) {
        return viewer.may(place, READ);
    }

    static boolean isOwn(Viewer viewer, Patrol patrol) {
        return patrol.account().equals(viewer.account());
    }

    static List<AreaCode> read(Viewer viewer) {
        return viewer.areas(READ);
    }
}

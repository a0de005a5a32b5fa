package org.minsheng.visit.internal.care;

import java.util.ArrayList;
import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/**
 * Who looks after whom: the desks and grid workers of an area; a property company only those in quarantine in its
 * compound.
 */
final class CareRights {

    private static final Role[] LEADS = {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.DESK_CLERK};
    private static final Role[] LOOKS_IN = {Role.COMMUNITY_SECRETARY, Role.DESK_CLERK, Role.GRID_WORKER};
    private static final Role[] SEES = {Role.COUNTY_LEADER, Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY,
        Role.DESK_CLERK, Role.GRID_WORKER};
    /** Who is told of an alarm at once. */
    static final List<Role> ALARMED = List.of(Role.COMMUNITY_SECRETARY, Role.PROPERTY_MANAGER);

    private CareRights() {
    }

    static boolean maySee(Viewer viewer, CareKind kind, AreaCode door) {
        return viewer == Viewer.SYSTEM || viewer.may(door, SEES) || kind == CareKind.QUARANTINE
            && viewer.may(door, Role.PROPERTY_MANAGER);
    }

    static boolean mayLookIn(Viewer viewer, CareKind kind, AreaCode door) {
        return viewer == Viewer.SYSTEM || viewer.may(door, LOOKS_IN) || kind == CareKind.QUARANTINE
            && viewer.may(door, Role.PROPERTY_MANAGER);
    }

    /** Begin, change and end. */
    static boolean mayLead(Viewer viewer, AreaCode door) {
        return viewer == Viewer.SYSTEM || viewer.may(door, LEADS);
    }

    static boolean mayRule(Viewer viewer, AreaCode county) {
        return viewer == Viewer.SYSTEM || viewer.may(county, Role.COUNTY_LEADER);
    }

    /** The areas whose care this person may see, by kind. */
    static List<AreaCode> areas(Viewer viewer, CareKind kind) {
        var areas = new ArrayList<>(viewer.areas(SEES));
        if (kind == CareKind.QUARANTINE) {
            areas.addAll(viewer.areas(Role.PROPERTY_MANAGER));
        }
        return areas;
    }
}

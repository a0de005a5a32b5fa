package org.minsheng.visit.internal.care;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minsheng.household.Helped;
import org.minsheng.household.Households;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Who looks after whom: the desks and grid workers of an area; a property company only those in quarantine in its
 * compound. A unit that helps the people for whom a kind of care is made reads how they are looked after.
 */
@Component
class CareRights {

    private static final Role[] LEADS = {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.DESK_CLERK};
    private static final Role[] LOOKS_IN = {Role.COMMUNITY_SECRETARY, Role.DESK_CLERK, Role.GRID_WORKER};
    private static final Role[] SEES = {Role.COUNTY_LEADER, Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY,
        Role.DESK_CLERK, Role.GRID_WORKER};
    /** Who is told of an alarm at once. */
    static final List<Role> ALARMED = List.of(Role.COMMUNITY_SECRETARY, Role.PROPERTY_MANAGER);

    private final Households households;

    CareRights(Households households) {
        this.households = households;
    }

    boolean maySee(Viewer viewer, CareKind kind, AreaCode door) {
        return viewer == Viewer.SYSTEM || viewer.may(door, SEES) || kind == CareKind.QUARANTINE
            && viewer.may(door, Role.PROPERTY_MANAGER)
            || households.helped(viewer).filter(helped -> helped.includes(kind.group(), door)).isPresent();
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
    List<AreaCode> areas(Viewer viewer, CareKind kind) {
        var areas = new ArrayList<>(viewer.areas(SEES));
        if (kind == CareKind.QUARANTINE) {
            areas.addAll(viewer.areas(Role.PROPERTY_MANAGER));
        }
        households.helped(viewer).filter(helped -> helped.careGroups().contains(kind.group()))
            .map(Helped::area).ifPresent(areas::add);
        return areas;
    }

    /** The kinds that this person sees at all. */
    List<CareKind> kinds(Viewer viewer) {
        return Arrays.stream(CareKind.values()).filter(kind -> !areas(viewer, kind).isEmpty()).toList();
    }

    /** What an address asks for when this person may see it, else the first kind that the person sees. */
    CareKind kindOr(String typed, CareKind otherwise, Viewer viewer) {
        var kinds = kinds(viewer);
        return kinds.stream().filter(kind -> kind.name().equals(typed)).findFirst()
            .or(() -> kinds.stream().filter(otherwise::equals).findFirst())
            .or(() -> kinds.stream().findFirst()).orElse(otherwise);
    }
}

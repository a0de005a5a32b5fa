package org.minsheng.volunteer.internal;

import java.util.Collection;
import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** The desks of an area lead there; those who answer for it look; a liaison speaks for the unit alone. */
public final class Rights {

    /** Who is told when something waits for the community. */
    public static final List<Role> TOLD = List.of(Role.COMMUNITY_SECRETARY);

    private static final Role[] LEADS = {Role.COMMUNITY_SECRETARY, Role.DESK_CLERK, Role.TOWN_DISPATCHER};
    private static final Role[] SEES = {Role.COMMUNITY_SECRETARY, Role.DESK_CLERK, Role.TOWN_DISPATCHER,
        Role.COUNTY_LEADER, Role.GRID_WORKER};
    private static final Role[] COMPARES = {Role.COMMUNITY_SECRETARY, Role.DESK_CLERK, Role.TOWN_DISPATCHER,
        Role.COUNTY_LEADER, Role.GRID_WORKER, Role.UNIT_LIAISON};

    private Rights() {
    }

    /** Confirm, plan, record. */
    public static boolean mayLead(Viewer viewer, AreaCode place) {
        return viewer == Viewer.SYSTEM || viewer.may(place, LEADS);
    }

    public static boolean maySee(Viewer viewer, AreaCode place) {
        return viewer == Viewer.SYSTEM || viewer.may(place, SEES);
    }

    public static List<AreaCode> areas(Viewer viewer) {
        return viewer.areas(SEES);
    }

    /** Whether there is an area or a unit of which this person sees anything. */
    public static boolean seesAnything(Viewer viewer) {
        return !areas(viewer).isEmpty() || !units(viewer).isEmpty();
    }

    /** The units that somebody without an area sees; whoever has an area sees by that. */
    public static List<OrganisationId> seenUnits(Viewer viewer) {
        return areas(viewer).isEmpty() ? units(viewer) : List.of();
    }

    public static List<AreaCode> leads(Viewer viewer) {
        return viewer.areas(LEADS);
    }

    /** Where this person may look at rankings; a liaison in the whole area of the grant. */
    public static List<AreaCode> compared(Viewer viewer) {
        return viewer.areas(COMPARES);
    }

    /** The units that this person speaks for. */
    public static List<OrganisationId> units(Viewer viewer) {
        return viewer.grants().stream().filter(grant -> grant.role() == Role.UNIT_LIAISON)
            .map(Grant::organisation).distinct().toList();
    }

    public static boolean speaksFor(Viewer viewer, OrganisationId unit) {
        return units(viewer).contains(unit);
    }

    /** For {@code like any(…)}. */
    public static String[] within(Collection<AreaCode> areas) {
        return areas.stream().map(area -> area.value() + "%").toArray(String[]::new);
    }
}

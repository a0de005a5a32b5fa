package org.minsheng.cooperation.internal;

import java.util.ArrayList;
import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/**
 * Who leads and who sees what is done together: the party organisation of the community, those above it, and the unit
 * itself.
 */
public final class Rights {

    private static final Role[] LEADS = {Role.COMMUNITY_SECRETARY, Role.DESK_CLERK};
    private static final Role[] SEES = {Role.COUNTY_LEADER, Role.TOWN_DISPATCHER,
        Role.COMMUNITY_SECRETARY, Role.DESK_CLERK};
    public static final List<Role> LEADERS = List.of(LEADS);

    private Rights() {
    }

    /** The community's secretary and clerks; the desks of towns and counties lead no community. */
    public static boolean mayLead(Viewer viewer, AreaCode community) {
        return viewer == Viewer.SYSTEM || communities(viewer).contains(community);
    }

    public static boolean maySee(Viewer viewer, AreaCode community) {
        return viewer == Viewer.SYSTEM || viewer.may(community, SEES);
    }

    /** The communities that this person leads. */
    public static List<AreaCode> communities(Viewer viewer) {
        return viewer.areas(LEADS).stream().filter(area -> area.level() == Level.COMMUNITY).toList();
    }

    /** Everything within is to be seen. */
    public static List<AreaCode> areas(Viewer viewer) {
        return viewer.areas(SEES);
    }

    /** The units that this person speaks for. */
    public static List<OrganisationId> units(Viewer viewer) {
        return viewer.grants().stream().filter(grant -> grant.role() == Role.UNIT_LIAISON)
            .map(Grant::organisation).distinct().toList();
    }

    /** Whether the person speaks for the unit at this place. */
    public static boolean speaksFor(Viewer viewer, OrganisationId unit, AreaCode place) {
        return viewer.grants().stream().anyMatch(grant -> grant.role() == Role.UNIT_LIAISON
            && grant.organisation().equals(unit)
            && (grant.area().contains(place) || place.contains(grant.area())));
    }

    /** Beginnings of codes for a query; nothing at all fits for somebody without an area. */
    public static String[] within(List<AreaCode> areas) {
        return areas.stream().map(area -> area.value() + "%").toArray(String[]::new);
    }

    public static Long[] ids(List<OrganisationId> units) {
        var ids = new ArrayList<Long>();
        units.forEach(unit -> ids.add(unit.value()));
        return ids.toArray(Long[]::new);
    }
}

package org.minsheng.cooperation.internal.whistle;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.minsheng.cooperation.internal.whistle.ResponderTransitions.Party;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** Who whistles, who answers and who watches: 街道吹哨、部门报到；社区吹哨、党员报到. */
final class WhistleRights {

    private static final Role[] CALLS = {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};
    private static final Role[] SEES = {Role.COUNTY_LEADER, Role.TOWN_DISPATCHER,
        Role.COMMUNITY_SECRETARY, Role.DESK_CLERK};
    /** Who sits at the duty page and is rung by an emergency. */
    static final List<Role> DUTY = List.of(SEES);

    private WhistleRights() {
    }

    /** Communities and towns in whose name this person whistles. */
    static List<AreaCode> callers(Viewer viewer) {
        return viewer.areas(CALLS).stream()
            .filter(area -> area.level() == Level.COMMUNITY || area.level() == Level.TOWN).toList();
    }

    static boolean mayCall(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || callers(viewer).contains(area);
    }

    static boolean sees(Viewer viewer, AreaCode place) {
        return viewer == Viewer.SYSTEM || viewer.may(place, SEES);
    }

    static List<AreaCode> areas(Viewer viewer) {
        return viewer.areas(SEES);
    }

    /** The departments and units that this person answers for. */
    static List<OrganisationId> organisations(Viewer viewer) {
        return viewer.grants().stream().filter(grant -> grant.role() == Role.COUNTY_DEPARTMENT
            || grant.role() == Role.UNIT_LIAISON)
            .map(org.minsheng.shared.Grant::organisation).distinct().toList();
    }

    static Set<Party> parties(Viewer viewer, Whistle whistle, Responder responder) {
        var parties = EnumSet.noneOf(Party.class);
        if (mayCall(viewer, whistle.area()) && viewer != Viewer.SYSTEM) {
            parties.add(Party.CALLER);
        }
        if (responder.organisation() != null && organisations(viewer).contains(responder.organisation())
                || viewer.person() != null && viewer.person().equals(responder.person())) {
            parties.add(Party.RESPONDER);
        }
        return parties;
    }

    static boolean mayDecide(Viewer viewer, AreaCode county) {
        return viewer.may(county, Role.COUNTY_LEADER);
    }
}

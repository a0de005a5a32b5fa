package org.minsheng.visit.internal.form;

import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** Who may change a form: whoever leads its area or one around it. What ships belongs to the county; others copy it. */
final class FormRights {

    private static final Role[] EDITORS = {Role.COUNTY_LEADER, Role.TOWN_DISPATCHER, Role.COMMUNITY_SECRETARY};

    private FormRights() {
    }

    static boolean mayEdit(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || viewer.may(area, EDITORS);
    }

    /** Forms of the areas around one's own are there to be used, those below to be looked after. */
    static boolean maySee(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || areas(viewer).stream()
            .anyMatch(own -> own.contains(area) || area.contains(own));
    }

    static List<AreaCode> areas(Viewer viewer) {
        return viewer.grants().stream().filter(grant -> grant.role().isStaff()).map(Grant::area).distinct().toList();
    }

    static List<AreaCode> editedAreas(Viewer viewer) {
        return viewer.areas(EDITORS);
    }
}

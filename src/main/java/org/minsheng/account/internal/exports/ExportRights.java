package org.minsheng.account.internal.exports;

import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/**
 * Who may allow a table to leave the house: somebody of the tier above, or the security administrator; never whoever
 * asked.
 */
final class ExportRights {

    static final Role[] ABOVE = {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER};

    private ExportRights() {
    }

    static boolean mayDecide(Viewer viewer, Exports.Export export) {
        return viewer.account() != null && !viewer.account().equals(export.askedBy())
            && (viewer.may(export.area(), Role.SECURITY_ADMINISTRATOR)
                || viewer.areas(ABOVE).stream().anyMatch(area -> above(area, export.area())));
    }

    /** A county's own table is allowed by its leader. */
    private static boolean above(AreaCode granted, AreaCode area) {
        return granted.contains(area) && (!granted.equals(area) || area.level() == AreaCode.Level.COUNTY);
    }

    static List<AreaCode> areas(Viewer viewer) {
        return viewer.areas(Role.SECURITY_ADMINISTRATOR, Role.COMMUNITY_SECRETARY,
            Role.TOWN_DISPATCHER, Role.COUNTY_LEADER);
    }
}

package org.minsheng.points.internal;

import java.util.List;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;

/** Who verifies, who keeps a shop, who oversees, within their areas. */
public final class PointsRights {

    private static final Role[] VERIFIES = {Role.COMMUNITY_SECRETARY, Role.DESK_CLERK, Role.TOWN_DISPATCHER};
    private static final Role[] OVERSEES = {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER};
    private static final Role[] RULES = {Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};
    private static final Role[] KEEPS = {Role.SHOP_KEEPER, Role.COMMUNITY_SECRETARY};
    private static final Role[] SEES_SHOP = {Role.SHOP_KEEPER, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER, Role.COUNTY_LEADER};

    private PointsRights() {
    }

    public static boolean mayVerify(Viewer viewer, AreaCode community) {
        return viewer == Viewer.SYSTEM || viewer.may(community, VERIFIES);
    }

    public static List<AreaCode> verifies(Viewer viewer) {
        return viewer.areas(VERIFIES);
    }

    /** See everything of points there, change nothing. */
    public static boolean mayOversee(Viewer viewer, AreaCode area) {
        return viewer.may(area, OVERSEES);
    }

    public static List<AreaCode> oversees(Viewer viewer) {
        return viewer.areas(OVERSEES);
    }

    /** See an account: those who verify and those who oversee. */
    public static boolean maySee(Viewer viewer, AreaCode area) {
        return mayVerify(viewer, area) || mayOversee(viewer, area);
    }

    /** Correct an account, open a shop. */
    public static boolean mayRule(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || viewer.may(area, RULES);
    }

    public static List<AreaCode> rules(Viewer viewer) {
        return viewer.areas(RULES);
    }

    /** Say what deeds are worth in exactly this area. */
    public static boolean mayDefine(Viewer viewer, AreaCode area) {
        return viewer == Viewer.SYSTEM || defines(viewer).contains(area);
    }

    public static List<AreaCode> defines(Viewer viewer) {
        return viewer.areas(OVERSEES);
    }

    public static boolean mayKeep(Viewer viewer, AreaCode shop) {
        return viewer == Viewer.SYSTEM || viewer.may(shop, KEEPS);
    }

    public static List<AreaCode> keeps(Viewer viewer) {
        return viewer.areas(KEEPS);
    }

    public static boolean maySeeShop(Viewer viewer, AreaCode shop) {
        return viewer.may(shop, SEES_SHOP);
    }

    public static List<AreaCode> seesShops(Viewer viewer) {
        return viewer.areas(SEES_SHOP);
    }
}

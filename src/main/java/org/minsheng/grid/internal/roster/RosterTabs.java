package org.minsheng.grid.internal.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minsheng.area.Places;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What the screens of rosters have in common: the tabs above them, the choice of a community, the menu. */
@Component
public class RosterTabs {

    public static final String ROSTERS = "/console/rosters";

    private static final List<String> PATHS = List.of(ROSTERS, ROSTERS + "/vacancies", ROSTERS + "/answers",
        ROSTERS + "/imports",
        ROSTERS + "/settings");

    private final RosterOverview overview;
    private final Places places;

    RosterTabs(RosterOverview overview, Places places) {
        this.overview = overview;
        this.places = places;
    }

    @Bean
    static Menu rosterMenu() {
        return new Menu(ROSTERS, "roster.menu", "users-group", "menu.ground", 27);
    }

    public List<Tab> of(Page page, String active) {
        var tabs = new ArrayList<Tab>();
        for (var path : PATHS) {
            if (page.may("GET", path)) {
                var name = path.equals(ROSTERS) ? "all" : path.substring(path.lastIndexOf('/') + 1);
                tabs.add(new Tab(page.t("roster.tab." + name), path, path.equals(active), null));
            }
        }
        return tabs;
    }

    /** The widest area that somebody has; the address may narrow it and never widens it. */
    AreaCode area(Page page, Viewer viewer) {
        var asked = page.url().get("area");
        var own = own(viewer);
        return AreaCode.isValid(asked) && viewer.grants().stream().map(Grant::area)
            .anyMatch(area -> area.contains(new AreaCode(asked)))
            ? new AreaCode(asked) : own;
    }

    /** Whoever has less than a community, such as a property manager, sees that community. */
    static AreaCode own(Viewer viewer) {
        var widest = viewer.grants().stream().map(Grant::area)
            .min((one, other) -> Integer.compare(one.value().length(), other.value().length())).orElseThrow();
        var community = widest.at(AreaCode.Level.COMMUNITY);
        return community == null ? widest : community;
    }

    List<Option> communities(Viewer viewer) {
        var codes = overview.communities(own(viewer));
        Map<AreaCode, String> names = places.names(codes);
        return codes.stream().map(code -> new Option(code.value(), names.getOrDefault(code, code.value()))).toList();
    }
}

package org.minsheng.grid.internal.roster;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.grid.Duty;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where nobody answers, the longest first. Posts of organisations have a list of their own, and the two lead to each
 * other.
 */
@Controller
class VacancyPages {

    static final String PATH = RosterTabs.ROSTERS + "/vacancies";
    private static final int ROWS = 50;

    private final Vacancies vacancies;
    private final RosterTabs tabs;
    private final Places places;

    VacancyPages(Vacancies vacancies, RosterTabs tabs, Places places) {
        this.vacancies = vacancies;
        this.tabs = tabs;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var duties = Arrays.stream(Duty.values()).filter(duty -> url.is("duty", duty.name())).findFirst()
            .<Set<Duty>>map(Set::of).orElse(EnumSet.allOf(Duty.class));
        var found = Slice.of(vacancies.within(tabs.area(page, viewer), duties, Vacancies.After.of(url.get("after")),
            ROWS + 1), ROWS,
            row -> new Vacancies.After(row.since(), row.duty().name(), row.ground().id()).toString());
        var names = places.addresses(found.rows().stream().map(Vacancies.Vacancy::community).distinct().toList())
            .entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().value(), entry -> entry.getValue()));
        return page.show("roster/vacancies",
            new RosterViews.Vacant(tabs.of(page, PATH), found, names, tabs.communities(viewer),
            Arrays.stream(Duty.values()).map(duty -> new Option(duty.name(), page.t(duty))).toList()));
    }
}

package org.minsheng.grid.internal.roster;

import java.util.Arrays;
import java.util.EnumSet;
import org.minsheng.area.Places;
import org.minsheng.grid.Duty;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** For the secretary and the town: grids, units and zones where nobody answers, the longest first. */
@Component
class VacancyPanel implements StartPanel {

    private static final int ROWS = 5;

    private final Vacancies vacancies;
    private final Places places;

    VacancyPanel(Vacancies vacancies, Places places) {
        this.vacancies = vacancies;
        this.places = places;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER);
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Panel show(Page page) {
        var area = RosterTabs.own(page.viewer());
        var counts = vacancies.counts(area);
        var rows = vacancies.within(area, EnumSet.allOf(Duty.class), null, ROWS);
        var names = places.names(rows.stream().map(Vacancies.Vacancy::community).distinct().toList());
        var figures = Arrays.stream(Duty.values()).filter(counts::containsKey)
            .map(duty -> Figure.waiting(page.t("roster.vacant." + duty), counts.getOrDefault(duty, 0L),
                VacancyPages.PATH + "?duty=" + duty)).toList();
        return new Panel(page.t("roster.vacancies.panel"), figures, rows.stream()
            .map(row -> new Row(row.ground().path(), row.full(),
            names.getOrDefault(row.community(), ""), page.t("roster.vacant." + row.duty()), "warn", row.since(), null))
            .toList(),
            page.t("roster.vacancies.none"), new More(page.t("roster.vacancies.more"), VacancyPages.PATH));
    }
}

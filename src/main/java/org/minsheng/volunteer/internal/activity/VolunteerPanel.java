package org.minsheng.volunteer.internal.activity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.deed.DeedSums;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for those who lead in a community, and for a unit's liaison. */
@Component
class VolunteerPanel implements StartPanel {

    private static final int MOST = 6;

    private record Waiting(long members, long units, long activities, long wishes) {
    }

    private final ActivityBook activities;
    private final DeedSums sums;
    private final JdbcClient jdbc;
    private final Places places;
    private final Clock clock;

    VolunteerPanel(ActivityBook activities, DeedSums sums, JdbcClient jdbc, Places places, Clock clock) {
        this.activities = activities;
        this.sums = sums;
        this.jdbc = jdbc;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.COMMUNITY_SECRETARY, Role.UNIT_LIAISON);
    }

    @Override
    public int order() {
        return 18;
    }

    @Override
    public Panel show(Page page) {
        var viewer = page.viewer();
        var areas = viewer.areas(Role.COMMUNITY_SECRETARY);
        var units = Rights.units(viewer);
        var waiting = waiting(areas, units);
        var figures = new ArrayList<Figure>();
        if (!areas.isEmpty()) {
            figures.add(figure(page, "volunteer.panel.asked", waiting.members(), "/console/members?state=ASKED"));
        }
        figures.add(figure(page, "volunteer.panel.units", waiting.units(), "/console/unit-registrations?state=ASKED"));
        figures.add(figure(page, "volunteer.panel.unconfirmed", waiting.activities(),
            ActivityListPages.PATH + "?when=UNCONFIRMED"));
        for (var unit : units) {
            var year = DeedSums.year(clock);
            var county = viewer.areas(Role.UNIT_LIAISON).getFirst().county();
            figures.add(new Figure(page.t("volunteer.panel.ranking"), sums.ofUnit(unit, county, year).deeds(),
                "/console/unit-years/" + unit.value(), "info"));
        }
        if (!areas.isEmpty()) {
            figures.add(figure(page, "volunteer.panel.wishes", waiting.wishes(), "/console/wishes?state=FILED"));
        }
        return new Panel(page.t("volunteer.panel"), figures, rows(page, areas, units), page.t("volunteer.panel.empty"),
            new More(page.t("volunteer.activity.title"), ActivityListPages.PATH));
    }

    private static Figure figure(Page page, String key, long count, String path) {
        return Figure.waiting(page.t(key), count, path);
    }

    private Waiting waiting(List<AreaCode> areas, List<OrganisationId> units) {
        return jdbc.sql("""
                select (select count(*) from volunteer.membership
                    where state = 'ASKED' and community like any(:within)) as members,
                    (select count(*) from volunteer.unit_registration
                        where state = 'ASKED' and (community like any(:within) or unit = any(:units))) as units,
                    (select count(*) from volunteer.activity where state = 'PLANNED' and ends_at <= :now
                        and (area like any(:within) or unit = any(:units))) as activities,
                    (select count(*) from volunteer.wish where state = 'FILED'
                        and community like any(:within)) as wishes
                """)
            .param("within", Rights.within(areas))
            .param("units", units.stream().map(OrganisationId::value).toArray(Long[]::new))
            .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
            .query(Waiting.class).single();
    }

    private List<Row> rows(Page page, List<AreaCode> areas, List<OrganisationId> units) {
        var found = new ArrayList<>(activities.list(
            new ActivityBook.Filter(areas, units, "UNCONFIRMED", "", false, clock.instant()), "", MOST));
        if (found.size() < MOST) {
            found.addAll(activities.list(new ActivityBook.Filter(areas, units, "AHEAD", "", false, clock.instant()), "",
                MOST - found.size()));
        }
        var names = places.names(found.stream().map(Activity::area).distinct().toList());
        return found.stream().map(one -> new Row(ActivityListPages.PATH + "/" + one.id(), one.plan().title(),
            names.getOrDefault(one.area(), "") + " " + page.dateTime(one.plan().startsAt()),
            one.plan().endsAt().isAfter(clock.instant()) ? null : page.t("volunteer.activity.when.UNCONFIRMED"), "warn",
            one.plan().startsAt(), null)).toList();
    }
}

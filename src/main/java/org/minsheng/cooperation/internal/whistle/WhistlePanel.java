package org.minsheng.cooperation.internal.whistle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Whistles that call one's own department or unit; for those who whistle, whether everybody came; for the county, what
 * waits for its conference.
 */
@Component
class WhistlePanel implements StartPanel {

    private static final int MOST = 8;

    private final WhistleBook book;
    private final ResponderBook responders;
    private final ConferenceBook conference;
    private final WhistlePages pages;

    WhistlePanel(WhistleBook book, ResponderBook responders, ConferenceBook conference, WhistlePages pages) {
        this.book = book;
        this.responders = responders;
        this.conference = conference;
        this.pages = pages;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.COUNTY_DEPARTMENT, Role.UNIT_LIAISON, Role.COMMUNITY_SECRETARY,
            Role.TOWN_DISPATCHER, Role.COUNTY_LEADER);
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public Panel show(Page page) {
        var viewer = page.viewer();
        var organisations = WhistleRights.organisations(viewer);
        return organisations.isEmpty() ? watching(page, viewer) : called(page, organisations);
    }

    private Panel called(Page page, List<org.minsheng.shared.OrganisationId> organisations) {
        var waiting = responders.waiting(organisations, MOST);
        var whistles = pages.rows(book.find(waiting.stream().map(Responder::whistle).toList())).stream()
            .collect(Collectors.toMap(row -> row.whistle().id(), row -> row));
        var rows = new ArrayList<Row>();
        for (var one : waiting) {
            var row = whistles.get(one.whistle());
            if (row != null) {
                rows.add(new Row(row.whistle().path(), row.whistle().call().title(), row.place(),
                    page.t("ResponderState." + one.state()), one.state().tone(), one.calledAt(),
                    one.state() == ResponderState.REPORTED ? one.finishBy() : one.reportBy()));
            }
        }
        return new Panel(page.t("cooperation.whistle.panel.called"), List.of(), rows,
            page.t("cooperation.whistle.panel.called.empty"), more(page));
    }

    private Panel watching(Page page, Viewer viewer) {
        var areas = WhistleRights.areas(viewer);
        var figures = new ArrayList<Figure>();
        long ringing = book.ringing(areas, MOST).size();
        figures.add(new Figure(page.t("cooperation.whistle.ringing"), ringing, DutyPages.PATH,
            ringing > 0 ? "bad" : "neutral"));
        var counties = ConferencePages.counties(viewer);
        if (!counties.isEmpty()) {
            long waiting = conference.waiting(counties);
            figures.add(new Figure(page.t("cooperation.conference"), waiting, ConferencePages.PATH,
                waiting > 0 ? "warn" : "neutral"));
        }
        var rows = pages.rows(book.list(areas, List.of(), "OPEN", Long.MAX_VALUE, MOST)).stream()
            .map(row -> new Row(row.whistle().path(),
                row.whistle().call().title(), row.place(),
                page.t("cooperation.whistle.tally", row.tally().came(), row.tally().all()), row.whistle().tone(),
                row.whistle().calledAt(), row.tally().came() < row.tally().all() ? row.whistle().call().reportBy()
                    : row.whistle().call().finishBy())).toList();
        return new Panel(page.t("cooperation.whistles"), figures, rows,
            page.t("cooperation.whistle.panel.empty"), more(page));
    }

    private static More more(Page page) {
        return new More(page.t("cooperation.whistles"), WhistlePages.PATH);
    }
}

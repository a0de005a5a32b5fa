package org.minsheng.visit.internal.care;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.household.Households;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Whom to look in on today, what is overdue and what alarms, on the start page of those who go and those who answer.
 */
@Component
class CarePanel implements StartPanel {

    private static final int MOST = 10;

    private final CareBook book;
    private final CareRights rights;
    private final Households households;
    private final Clock clock;

    CarePanel(CareBook book, CareRights rights, Households households, Clock clock) {
        this.book = book;
        this.rights = rights;
        this.households = households;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.COMMUNITY_SECRETARY, Role.GRID_WORKER, Role.PROPERTY_MANAGER, Role.DESK_CLERK,
            Role.ASSISTANCE_OFFICER);
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    public Panel show(Page page) {
        var viewer = page.viewer();
        var dayEnds = LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        var figures = new ArrayList<Figure>();
        var waiting = new ArrayList<Care>();
        for (var kind : CareKind.values()) {
            var areas = rights.areas(viewer, kind);
            if (!areas.isEmpty()) {
                figures.addAll(figures(page, kind, book.figures(kind, areas, dayEnds)));
                waiting.addAll(book.waiting(kind, areas, dayEnds, MOST));
            }
        }
        var cards = households.cards(waiting.stream().map(Care::household).toList());
        var rows = waiting.stream().limit(MOST).map(care -> row(page, CareViews.row(care, cards))).toList();
        return new Panel(page.t("visit.care.panel"), figures, rows, page.t("visit.care.panel.empty"),
            new More(page.t("visit.care.title"), CareOverviewPages.PATH));
    }

    private static List<Figure> figures(Page page, CareKind kind, CareBook.Figures figures) {
        var path = CareOverviewPages.PATH + "?kind=" + kind;
        return List.of(new Figure(page.t("visit.care.figure." + kind), figures.cared(), path, "neutral"),
            Figure.waiting(page.t("visit.care.figure." + kind + ".overdue"), figures.overdue(), path + "&only=OVERDUE"),
            Figure.wrong(page.t("visit.care.figure." + kind + ".alarms"), figures.alarms(), path + "&only=ALARM"));
    }

    private Row row(Page page, CareViews.Row row) {
        var care = row.care();
        var badge = care.openAlarms() > 0 ? page.t("visit.care.alarm") : care.overdueSince() != null
            ? page.t("visit.care.overdue") : null;
        Instant since = care.lastAt() != null ? care.lastAt() : care.since().atStartOfDay(clock.getZone()).toInstant();
        return new Row(CareOverviewPages.PATH + "/" + care.id().value(), row.address(),
            page.t("visit.CareKind." + care.kind()) + " " + row.head(), badge,
            care.openAlarms() > 0 ? "bad" : "warn", since, care.overdueSince() != null ? care.overdueSince()
            : care.lateAt());
    }
}

package org.minsheng.appeal.internal.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.area.Places;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * For whoever supervises: what is overdue in the whole area, by town for the county's leader, and what nobody holds.
 */
@Component
class ConsoleOverduePanel implements StartPanel {

    private static final int ROWS = 10;
    private static final int TOWNS = 4;

    private final Ledger ledger;
    private final ConsoleRows rows;
    private final ConsolePanelRows waiting;
    private final Places places;
    private final Clock clock;

    ConsoleOverduePanel(Ledger ledger, ConsoleRows rows, ConsolePanelRows waiting, Places places, Clock clock) {
        this.ledger = ledger;
        this.rows = rows;
        this.waiting = waiting;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return ConsoleQueuePanel.supervises(viewer);
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Panel show(Page page) {
        var window = ConsoleLedgerPages.window(page.viewer());
        var now = clock.instant();
        var found = rows.of(page,
            ledger.page(window.lens(), window.filter(ConsoleTab.OVERDUE, now), null, ROWS).rows());
        long overdue = ledger.count(window.lens(), window.filter(ConsoleTab.OVERDUE, now),
            ConsoleLedger.COUNTED_AT_MOST);
        var figures = new ArrayList<Figure>();
        figures.add(Figure.wrong(page.t("appeal.console.panel.overdue"), overdue, "/console/appeals?tab=overdue"));
        if (window.tier() == Tier.COUNTY && window.grant().role() == Role.COUNTY_LEADER) {
            figures.add(unheld(page, window));
            figures.addAll(byTown(window.area()));
        }
        return new Panel(page.t("appeal.console.panel.supervise"), figures, waiting.of(page, found),
            page.t("appeal.console.panel.overdue.none"),
            new More(page.t("appeal.console.panel.overdue.all"), "/console/appeals?tab=overdue"));
    }

    private Figure unheld(Page page, ConsoleWindow window) {
        long unheld = ledger.count(window.lens(), window.filter(ConsoleTab.NOBODY, clock.instant()),
            ConsoleLedger.COUNTED_AT_MOST);
        return Figure.wrong(page.t(ConsoleTab.NOBODY), unheld, "/console/appeals?tab=nobody");
    }

    private List<Figure> byTown(AreaCode county) {
        Map<AreaCode, Long> overdue = ledger.overdueByTown(county, clock.instant(), TOWNS);
        var names = places.names(overdue.keySet());
        return overdue.entrySet().stream()
            .map(town -> new Figure(names.getOrDefault(town.getKey(), town.getKey().value()), town.getValue(),
                "/console/appeals?place=" + town.getKey() + "&tab=overdue", "warn"))
            .toList();
    }
}

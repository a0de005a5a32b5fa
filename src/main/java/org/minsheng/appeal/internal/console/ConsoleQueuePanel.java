package org.minsheng.appeal.internal.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * What waits for a desk or for whoever handles, by deadline, so that what is overdue stands on top; with the counts of
 * the area.
 */
@Component
class ConsoleQueuePanel implements StartPanel {

    private static final int ROWS = 10;
    private static final Set<AppealState> WITH_HANDLER = EnumSet.of(AppealState.DISPATCHED,
        AppealState.SIGNED, AppealState.IN_HANDLING, AppealState.IN_DELIBERATION);

    private final Ledger ledger;
    private final ConsoleRows rows;
    private final ConsolePanelRows waiting;
    private final Clock clock;

    ConsoleQueuePanel(Ledger ledger, ConsoleRows rows, ConsolePanelRows waiting, Clock clock) {
        this.ledger = ledger;
        this.rows = rows;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        var window = ConsoleWindow.of(viewer);
        return window != null && window.tabs().contains(ConsoleTab.MINE);
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Panel show(Page page) {
        var window = ConsoleLedgerPages.window(page.viewer());
        var filter = window.filter(ConsoleTab.MINE, clock.instant());
        var found = rows.of(page, ledger.page(window.lens(ConsoleTab.MINE), filter, null, ROWS).rows());
        return new Panel(page.t("appeal.console.panel.queue"),
            window.isDesk() ? deskFigures(page, window, filter) : ownFigures(page, window), waiting.of(page, found),
            page.t("appeal.console.panel.queue.empty"),
            new More(page.t("appeal.console.panel.all"), ConsoleLedgerPages.PATH));
    }

    /** What stands before this very desk, and beside it all that is open around. */
    private List<Figure> deskFigures(Page page, ConsoleWindow window, Ledger.Filter mine) {
        var counts = ledger.counts(window.lens(ConsoleTab.MINE), mine, ConsoleLedger.COUNTED_AT_MOST);
        var figures = new ArrayList<Figure>();
        mine.states().forEach(state -> figures.add(Figure.plain(page.t(state), counts.getOrDefault(state, 0L),
            ConsoleLedgerPages.PATH + "?tab=mine&state=" + state)));
        long open = ledger.counts(window.area()).entrySet().stream().filter(count -> !count.getKey().isFinal())
            .mapToLong(Map.Entry::getValue).sum();
        figures.add(Figure.plain(page.t("appeal.console.panel.open"), open, ConsoleLedgerPages.PATH + "?tab=open"));
        return figures;
    }

    private List<Figure> ownFigures(Page page, ConsoleWindow window) {
        var organisation = window.grant().organisation();
        var counts = ledger.held(organisation);
        long overdue = ledger.count(window.lens(), window.filter(ConsoleTab.OVERDUE, clock.instant()),
            ConsoleLedger.COUNTED_AT_MOST);
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(page.t(ConsoleTab.OVERDUE), overdue, "/console/appeals?tab=overdue",
            overdue > 0 ? "bad" : "neutral"));
        WITH_HANDLER.forEach(state -> figures.add(new Figure(page.t(state), counts.getOrDefault(state, 0L),
            "/console/appeals?state=" + state, "neutral")));
        return figures;
    }

    /** Who supervises besides: those have the overdue ones of their whole area on a panel of their own. */
    static boolean supervises(Viewer viewer) {
        return viewer.has(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER);
    }
}

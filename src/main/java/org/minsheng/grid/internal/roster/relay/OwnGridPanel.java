package org.minsheng.grid.internal.roster.relay;

import java.util.ArrayList;
import org.minsheng.grid.Rosters;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** For a grid worker: the notices that go round in the own grids, and which of the grids these are. */
@Component
class OwnGridPanel implements StartPanel {

    private static final int ROWS = 5;

    private final Rosters rosters;
    private final RelayBook book;

    OwnGridPanel(Rosters rosters, RelayBook book) {
        this.rosters = rosters;
        this.book = book;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.GRID_WORKER);
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public Panel show(Page page) {
        var own = rosters.gridsOf(page.viewer());
        var relays = book.openInGrids(own, ROWS);
        var figures = new ArrayList<Figure>();
        if (!own.isEmpty()) {
            figures.add(new Figure(page.t("roster.mine.grids"), own.size(), OwnGridPages.PATH, "neutral"));
            figures.add(new Figure(page.t("roster.relays.open"), relays.size(), "/console/relays", "neutral"));
        }
        return new Panel(page.t("roster.mine"), figures, relays.stream()
            .map(relay -> new Row(relay.path(), relay.title(),
                page.t("roster.relay.reached", relay.told(), relay.doors()), relay.percent() + "%",
                relay.told() == relay.doors() ? "good" : "info",
                relay.at(), null)).toList(),
            page.t(own.isEmpty() ? "roster.mine.none" : "roster.relays.none"),
            new More(page.t("roster.mine.more"), OwnGridPages.PATH));
    }
}

package org.minsheng.appeal.internal.grids;

import java.util.List;
import org.minsheng.appeal.internal.console.ConsoleRows;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** What is open in a grid worker's own grids. */
@Component
class GridQueuePanel implements StartPanel {

    private static final int ROWS = 10;

    private final OwnGridAppeals own;
    private final ConsoleRows rows;

    GridQueuePanel(OwnGridAppeals own, ConsoleRows rows) {
        this.own = own;
        this.rows = rows;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.GRID_WORKER);
    }

    @Override
    public int order() {
        return 9;
    }

    @Override
    public Panel show(Page page) {
        var grids = own.grids(page.viewer());
        var found = rows.of(page, own.open(grids, null, ROWS).rows());
        return new Panel(page.t("appeal.grids.title"), List.of(), found.stream()
            .map(row -> new Row(row.path(), row.row().title(), row.place(), page.t(row.row().state()), row.tone(),
                row.row().filedAt(), row.row().dueAt()))
            .toList(), page.t(grids.isEmpty() ? "appeal.grids.no-grid" : "appeal.grids.none"),
            new More(page.t("appeal.grids.all"), GridAppealPages.PATH));
    }
}

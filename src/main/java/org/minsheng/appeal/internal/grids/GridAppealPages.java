package org.minsheng.appeal.internal.grids;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.console.ConsoleRow;
import org.minsheng.appeal.internal.console.ConsoleRows;
import org.minsheng.grid.Grid;
import org.minsheng.page.Page;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A grid worker's own list: what is open in the own grids, what is due first on top. */
@Controller
class GridAppealPages {

    static final String PATH = "/console/appeals/in-grid";
    private static final int ROWS = 30;

    private final OwnGridAppeals own;
    private final ConsoleRows rows;

    GridAppealPages(OwnGridAppeals own, ConsoleRows rows) {
        this.own = own;
        this.rows = rows;
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer,
                      @RequestParam(name = "after", required = false) @Nullable String after) {
        List<Grid> grids = own.grids(viewer);
        var found = own.open(grids, after, ROWS);
        return page.show("appeal/grids/in-grid", new GridAppealsView(grids.stream().map(Grid::name).toList(),
            new Slice<ConsoleRow>(rows.of(page, found.rows()), found.next())));
    }
}

package org.minsheng.grid.internal.roster.relay;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.area.Places;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.internal.roster.NaturalOrder;
import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * A grid worker's own grids on one page that a phone can show: whom to call, which notices go round, who is missing.
 */
@Controller
class OwnGridPages {

    static final String PATH = "/console/grids/mine";
    private static final int RELAYS = 10;

    private final Rosters rosters;
    private final RelayBook book;
    private final Grids grids;
    private final Places places;

    OwnGridPages(Rosters rosters, RelayBook book, Grids grids, Places places) {
        this.rosters = rosters;
        this.book = book;
        this.grids = grids;
        this.places = places;
    }

    @Bean
    static Menu ownGridMenu() {
        return new Menu(PATH, "roster.mine", "home-heart", "menu.work", 5);
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        var own = rosters.gridsOf(viewer);
        var people = rosters.ofGrids(own);
        return page.show("roster/own-grids",
            new RelayViews.Grids(grids.grids(own).values().stream().map(grid -> of(grid, people)).toList()));
    }

    private RelayViews.OwnGrid of(Grid grid, Map<GridId, List<Answerable>> people) {
        var units = grids.units(grid.id()).stream().sorted(Comparator.comparing(GridUnit::name, NaturalOrder.OF_NAMES))
            .toList();
        var heads = rosters.heads(units.stream().map(GridUnit::id).toList());
        var doors = grids.doors(grid.id());
        Map<UnitId, Integer> sizes = new HashMap<>();
        grids.unitsOf(doors).values().forEach(unit -> sizes.merge(unit, 1, Integer::sum));
        return new RelayViews.OwnGrid(grid.id().value(), grid.code(), grid.name(), places.address(grid.community()),
            doors.size(), people.getOrDefault(grid.id(), List.of()), units.stream().map(unit -> new RelayViews.OwnUnit(
                "/console/rosters/units/" + unit.id().value(), unit.name(), sizes.getOrDefault(unit.id(), 0),
                heads.get(unit.id()))).toList(),
            book.openInGrids(List.of(grid.id()), RELAYS));
    }
}

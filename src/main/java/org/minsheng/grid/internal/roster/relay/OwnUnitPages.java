package org.minsheng.grid.internal.roster.relay;

import java.util.List;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.UnitId;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a head of ten households: the doors, by address only; whom to call; the notices that go round. Nothing
 * here says who lives behind a door, which a neighbour knows without us.
 */
@Controller
class OwnUnitPages {

    private static final String PATH = "/me/unit";
    private static final int RELAYS = 20;

    private final Rosters rosters;
    private final RelayBook book;
    private final TickingDoors ticking;
    private final Grids grids;
    private final Places places;

    OwnUnitPages(Rosters rosters, RelayBook book, TickingDoors ticking, Grids grids, Places places) {
        this.rosters = rosters;
        this.book = book;
        this.ticking = ticking;
        this.grids = grids;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        var own = rosters.unitsOf(viewer);
        var units = grids.units(own);
        var people = rosters.ofGrids(units.values().stream().map(GridUnit::grid).toList());
        var names = grids.grids(units.values().stream().map(GridUnit::grid).toList());
        var shown = units.values().stream()
            .map(unit -> new RelayViews.Unit(unit.name(), Objects.requireNonNull(names.get(unit.grid())).name(),
            places.address(unit.community()), people.getOrDefault(unit.grid(), List.of()), addresses(unit))).toList();
        return page.show("roster/own-unit", new RelayViews.Mine(shown, book.openIn(own, RELAYS)));
    }

    private List<String> addresses(GridUnit unit) {
        var doors = grids.doors(unit.id());
        var known = places.addresses(doors);
        var around = places.address(unit.community());
        return doors.stream().map(door -> known.getOrDefault(door, door.value()))
            .map(address -> address.startsWith(around) ? address.substring(around.length()) : address).toList();
    }

    @GetMapping(PATH + "/relays/{id}")
    ModelAndView relay(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("roster/own-relay", view(viewer, id));
    }

    @PostMapping(PATH + "/relays/{id}")
    ModelAndView tick(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var view = view(viewer, id);
        boolean done = ticking.tick(viewer, id, view.doors().stream().map(RelayViews.Door::code).toList(),
            RelayPages.codes(form.values("told")),
            RelayPages.codes(form.values("before")));
        return page.go(PATH + "/relays/" + id, done ? "roster.relay.saved" : "roster.relay.over", "");
    }

    /** Only a notice that has doors of one's own. */
    private RelayViews.MineOne view(Viewer viewer, long id) {
        List<UnitId> own = rosters.unitsOf(viewer);
        return book.find(id)
            .map(relay -> new RelayViews.MineOne(relay,
            RelayPages.addressed(places, relay.community(), book.doors(id, own))))
            .filter(shown -> !shown.doors().isEmpty())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

package org.minsheng.grid.internal.roster.relay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.grid.internal.roster.Rights;
import org.minsheng.grid.internal.roster.relay.RelayViews.Ticks;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Notices that go round: written, followed by unit, ticked for units without a head, ended. */
@Controller
class RelayPages {

    private static final String PATH = "/console/relays";
    private static final int ROWS = 30;

    private final RelayBook book;
    private final WritingRelay writing;
    private final TickingDoors ticking;
    private final EndingRelay ending;
    private final Rosters rosters;
    private final Grids grids;
    private final Places places;

    RelayPages(RelayBook book, WritingRelay writing, TickingDoors ticking, EndingRelay ending, Rosters rosters,
               Grids grids, Places places) {
        this.book = book;
        this.writing = writing;
        this.ticking = ticking;
        this.ending = ending;
        this.rosters = rosters;
        this.grids = grids;
        this.places = places;
    }

    @Bean
    static Menu relayMenu() {
        return new Menu(PATH, "roster.relays", "speakerphone", "menu.work", 45);
    }

    @GetMapping(PATH)
    ModelAndView all(Page page, Viewer viewer) {
        var after = page.url().get("after");
        long before = after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
        var found = Slice.of(book.within(widest(viewer), before, ROWS + 1), ROWS, relay -> Long.toString(relay.id()));
        var names = places.names(found.rows().stream().map(Relay::community).distinct().toList());
        return page.show("roster/relays",
            new RelayViews.All(
            found.map(relay -> new RelayViews.Line(relay, names.getOrDefault(relay.community(), "")))));
    }

    private static AreaCode widest(Viewer viewer) {
        return viewer.grants().stream().map(Grant::area)
            .min((one, other) -> Integer.compare(one.value().length(), other.value().length())).orElseThrow();
    }

    @GetMapping(PATH + "/new")
    ModelAndView blank(Page page, Viewer viewer) {
        return page.show("roster/relay-new", writing(page.url().get("community"), viewer, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView write(Page page, Form form, Viewer viewer) {
        var view = writing(form.value("community"), viewer, form);
        var title = form.required("title", 40);
        var text = form.required("text", 500);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var offered = view.grids().stream().map(Option::value).toList();
        var to = form.values("grid").stream().filter(offered::contains).map(id -> new GridId(Long.parseLong(id)))
            .toList();
        if (to.isEmpty()) {
            form.reject("grid", "roster.relay.no-grid");
        }
        if (form.hasErrors() || key == null || view.community() == null) {
            return page.again("roster/relay-new", view);
        }
        return page.go(PATH + "/" + writing.write(viewer, new AreaCode(view.community()), to, title, text, key),
            "roster.relay.written", title);
    }

    /** A notice goes to grids of one community; who has one only, or works in one, is not asked which. */
    private RelayViews.Writing writing(String asked, Viewer viewer, Form form) {
        var own = rosters.gridsOf(viewer);
        Map<String, List<Grid>> byCommunity = grids.within(widest(viewer)).stream()
            .filter(grid -> Rights.mayEdit(viewer, grid.community()) || own.contains(grid.id()))
            .collect(Collectors.groupingBy(grid -> grid.community().value(), LinkedHashMap::new, Collectors.toList()));
        var names = places.names(byCommunity.keySet().stream().map(AreaCode::new).toList());
        var communities = byCommunity.keySet().stream()
            .map(code -> new Option(code, names.getOrDefault(new AreaCode(code), code))).toList();
        var community = byCommunity.size() == 1 ? byCommunity.keySet().iterator().next()
            : byCommunity.containsKey(asked) ? asked : null;
        return new RelayViews.Writing(form, communities, community,
            byCommunity.getOrDefault(community == null ? "" : community, List.of()).stream()
            .map(grid -> new Option(Long.toString(grid.id().value()), grid.name())).toList());
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var relay = known(viewer, id);
        var parts = book.parts(id);
        var heads = rosters.heads(parts.stream().map(RelayBook.Part::unit).filter(Objects::nonNull).toList());
        var mine = mine(viewer, relay);
        var opened = page.url().get("part");
        Ticks ticks = null;
        var shown = new ArrayList<RelayViews.Part>();
        for (var part : parts) {
            boolean open = key(part).equals(opened) && relay.isOpen() && mine.contains(part.grid());
            if (open) {
                ticks = new Ticks(name(page, part), relay.path() + "/doors", opened, doors(relay, part));
            }
            shown.add(new RelayViews.Part(key(part), name(page, part), part.unit() == null ? null
                : heads.get(part.unit()), part.doors(), part.told(),
                open, relay.isOpen() && mine.contains(part.grid())));
        }
        return page.show("roster/relay",
            new RelayViews.One(relay, places.address(relay.community()), shown, ticks, relay.isOpen()
            && !mine.isEmpty()));
    }

    private List<RelayViews.Door> doors(Relay relay, RelayBook.Part part) {
        var unit = part.unit();
        return addressed(places, relay.community(), unit == null ? book.doorsWithoutUnit(relay.id(), part.grid())
            : book.doors(relay.id(), List.of(unit)));
    }

    /** Below the community, which whoever goes round knows. */
    static List<RelayViews.Door> addressed(Places places, AreaCode community, List<RelayBook.Door> doors) {
        var addresses = places.addresses(doors.stream().map(RelayBook.Door::code).toList());
        var around = places.address(community);
        return doors.stream().map(door -> {
            var address = addresses.getOrDefault(door.code(), door.code().value());
            return new RelayViews.Door(door.code(), address.startsWith(around) ? address.substring(around.length())
                : address, door.told());
        }).toList();
    }

    /**
     * The grids of a relay in which this member of staff may tick: a secretary's are all, a grid worker's the own ones.
     */
    private Set<GridId> mine(Viewer viewer, Relay relay) {
        return Rights.mayEdit(viewer, relay.community())
            ? grids.within(relay.community()).stream().map(Grid::id).collect(Collectors.toSet())
            : new HashSet<>(rosters.gridsOf(viewer));
    }

    private static String key(RelayBook.Part part) {
        var unit = part.unit();
        return unit == null ? "grid-" + part.grid().value() : "unit-" + unit.value();
    }

    private static String name(Page page, RelayBook.Part part) {
        return part.gridName() + " · " + (part.unit() == null ? page.t("roster.relay.without-unit") : part.unitName());
    }

    @PostMapping(PATH + "/{id}/doors")
    ModelAndView tick(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var relay = known(viewer, id);
        var mine = mine(viewer, relay);
        var key = form.value("part");
        var part = book.parts(id).stream().filter(one -> key(one).equals(key) && mine.contains(one.grid())).findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var own = doors(relay, part).stream().map(RelayViews.Door::code).toList();
        boolean done = ticking.tick(viewer, id, own, codes(form.values("told")), codes(form.values("before")));
        return page.go(relay.path(), done ? "roster.relay.ticked" : "roster.relay.over", name(page, part));
    }

    static Set<AreaCode> codes(List<String> typed) {
        return typed.stream().filter(AreaCode::isValid).map(AreaCode::new).collect(Collectors.toSet());
    }

    @PostMapping(PATH + "/{id}/ending")
    ModelAndView end(Page page, Viewer viewer, @PathVariable long id) {
        var relay = known(viewer, id);
        if (mine(viewer, relay).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ending.end(viewer, relay);
        return page.go(PATH, "roster.relay.ended", relay.title());
    }

    private Relay known(Viewer viewer, long id) {
        return book.find(id).filter(relay -> Rights.maySee(viewer, relay.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

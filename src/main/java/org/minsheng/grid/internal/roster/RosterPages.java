package org.minsheng.grid.internal.roster;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.minsheng.area.Places;
import org.minsheng.grid.Duty;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Zone;
import org.minsheng.grid.internal.roster.RosterViews.Part;
import org.minsheng.grid.internal.roster.RosterViews.Person;
import org.minsheng.grid.internal.roster.RosterViews.Seat;
import org.minsheng.organisation.Posts;
import org.minsheng.page.Page;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Who answers: all grids of an area, and one grid, unit or zone with its people, now and before. */
@Controller
class RosterPages {

    private static final int ROWS = 50;

    private final RosterOverview overview;
    private final RosterRepository rosters;
    private final GroundNames names;
    private final RosterTabs tabs;
    private final GridPlates plates;
    private final Grids grids;
    private final Places places;
    private final Posts posts;
    private final Persons persons;

    RosterPages(RosterOverview overview, RosterRepository rosters, GroundNames names, RosterTabs tabs,
                GridPlates plates, Grids grids,
                Places places, Posts posts, Persons persons) {
        this.overview = overview;
        this.rosters = rosters;
        this.names = names;
        this.tabs = tabs;
        this.plates = plates;
        this.grids = grids;
        this.places = places;
        this.posts = posts;
        this.persons = persons;
    }

    @GetMapping(RosterTabs.ROSTERS)
    ModelAndView all(Page page, Viewer viewer) {
        var url = page.url();
        var found =
            Slice.of(overview.within(tabs.area(page, viewer), url.is("vacant", "1"), url.get("after"), ROWS + 1), ROWS,
            RosterOverview.Line::code);
        var communities = places.addresses(found.rows().stream().map(RosterOverview.Line::community).distinct()
            .toList());
        return page.show("roster/rosters",
            new RosterViews.All(tabs.of(page, RosterTabs.ROSTERS), found.map(line -> new RosterViews.Row(
            RosterTabs.ROSTERS + "/grids/" + line.grid().value(), line.name(), line.code(),
            communities.getOrDefault(line.community(), ""),
            line.group(), line.workers(), line.heads() + " / " + line.units(), line.heads() < line.units(),
            line.zones() == 0 ? "–" : line.leads() + " / " + line.zones(), line.leads() < line.zones())),
            tabs.communities(viewer)));
    }

    @GetMapping(RosterTabs.ROSTERS + "/grids/{id}")
    ModelAndView grid(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("roster/one", view(page, viewer, new Ground(Ground.Kind.GRID, id)));
    }

    @GetMapping(RosterTabs.ROSTERS + "/units/{id}")
    ModelAndView unit(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("roster/one", view(page, viewer, new Ground(Ground.Kind.UNIT, id)));
    }

    @GetMapping(RosterTabs.ROSTERS + "/zones/{id}")
    ModelAndView zone(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("roster/one", view(page, viewer, new Ground(Ground.Kind.ZONE, id)));
    }

    private RosterViews.One view(Page page, Viewer viewer, Ground ground) {
        var named = names.find(ground).filter(found -> Rights.maySee(viewer, found.community()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var history = rosters.history(ground);
        var now = history.stream().filter(holder -> !holder.isOver()).toList();
        var units = ground.kind() == Ground.Kind.GRID ? grids.units(named.grid()) : List.<GridUnit>of();
        var zones = ground.kind() == Ground.Kind.UNIT ? List.<Zone>of() : grids.zones(named.grid()).stream()
            .filter(zone -> ground.kind() == Ground.Kind.GRID || zone.id().value() == ground.id()).toList();
        var heads = rosters.now(Ground.Kind.UNIT, units.stream().map(unit -> unit.id().value()).toList());
        var leads = ground.kind() == Ground.Kind.ZONE ? List.<Holder>of()
            : rosters.now(Ground.Kind.ZONE, zones.stream().map(zone -> zone.id().value()).toList());
        var masked = masked(List.of(now, heads, leads));
        var keepers = keepers(zones);
        var byUnit = byGround(heads, masked);
        var byZone = byGround(leads, masked);
        boolean editable = !named.retired() && Rights.mayEdit(viewer, named.community());
        return new RosterViews.One(named, places.address(named.community()),
            ground.kind() == Ground.Kind.ZONE && !zones.isEmpty() ? keepers.getOrDefault(zones.getFirst().keeper(), "")
            : "",
            seats(ground, now, masked, editable),
            units.stream().sorted(Comparator.comparing(GridUnit::name, NaturalOrder.OF_NAMES))
                .map(unit -> new Part(RosterTabs.ROSTERS + "/units/" + unit.id().value(), unit.name(),
                byUnit.get(unit.id().value()), "")).toList(),
            ground.kind() == Ground.Kind.ZONE ? List.of() : zones.stream()
            .map(zone -> new Part(RosterTabs.ROSTERS + "/zones/" + zone.id().value(),
                zone.name(), byZone.get(zone.id().value()), keepers.getOrDefault(zone.keeper(), ""))).toList(),
            history.stream().filter(Holder::isOver).toList(), editable, plates.of(page, ground));
    }

    /** Where a duty is one person's, there is no room for another. */
    private static List<Seat> seats(Ground ground, List<Holder> now, Map<PersonId, MaskedPerson> masked,
                                    boolean editable) {
        return ground.kind().duties().stream().map(duty -> {
            var people = now.stream().filter(holder -> holder.who().duty() == duty)
                .map(holder -> person(holder, masked)).toList();
            return new Seat(duty, people, editable && (people.isEmpty() || duty == Duty.GRID_WORKER));
        }).toList();
    }

    private Map<PersonId, MaskedPerson> masked(List<List<Holder>> holders) {
        return persons.masked(holders.stream().flatMap(List::stream).map(holder -> holder.who().person()).distinct()
            .toList());
    }

    private static Map<Long, Person> byGround(List<Holder> holders, Map<PersonId, MaskedPerson> masked) {
        return holders.stream()
            .collect(Collectors.toMap(holder -> holder.ground().id(), holder -> person(holder, masked)));
    }

    static Person person(Holder holder, Map<PersonId, MaskedPerson> masked) {
        var known = masked.get(holder.who().person());
        return new Person(holder, known == null ? "" : known.phone());
    }

    private Map<OrganisationId, String> keepers(List<Zone> zones) {
        return posts.organisationNames(zones.stream().map(Zone::keeper).filter(Objects::nonNull).distinct().toList());
    }
}

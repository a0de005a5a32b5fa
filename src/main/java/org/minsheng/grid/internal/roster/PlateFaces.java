package org.minsheng.grid.internal.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.area.Places;
import org.minsheng.grid.Duty;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Zone;
import org.minsheng.grid.ZoneId;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** What a public plate says: who answers, how to call them, what they do. */
@Component
public class PlateFaces {

    /** @param where the unit's name for a head, empty for others */
    public record Person(Duty duty, String name, String body, String tel, String where) {
    }

    /**
     * A plate.
     *
     * @param around town and community
     * @param keeper the unit that keeps a zone, empty for a grid
     * @param heads of the units of a grid, in their order
     * @param report where a report from here begins
     */
    public record Face(String name, String around, String keeper,
                       List<Person> people, List<Person> heads, List<Duty> duties, AreaCode report,
                       String hotline) {
    }

    private final RosterRepository rosters;
    private final GroundNames names;
    private final GridPlates plates;
    private final Grids grids;
    private final Places places;
    private final Posts posts;

    PlateFaces(RosterRepository rosters, GroundNames names, GridPlates plates, Grids grids, Places places,
               Posts posts) {
        this.rosters = rosters;
        this.names = names;
        this.plates = plates;
        this.grids = grids;
        this.places = places;
        this.posts = posts;
    }

    Face of(Ground ground) {
        var named = names.find(ground).orElseThrow();
        var answering = new ArrayList<>(rosters.now(Ground.Kind.GRID, List.of(named.grid().value())));
        var heads = new ArrayList<Person>();
        var keeper = "";
        if (ground.kind() == Ground.Kind.ZONE) {
            answering.addAll(rosters.now(Ground.Kind.ZONE, List.of(ground.id())));
            keeper = keeper(grids.zones(List.of(new ZoneId(ground.id()))).values());
        } else {
            heads.addAll(heads(named.grid()));
        }
        return new Face(named.full(), places.address(named.community()), keeper, answering.stream()
            .map(holder -> person(holder, "")).toList(), heads,
            answering.stream().map(holder -> holder.who().duty()).distinct().toList(),
            plates.place(ground, named.community()),
            places.hotline(named.community().county()));
    }

    private List<Person> heads(GridId grid) {
        Map<Long, String> units = new LinkedHashMap<>();
        grids.units(grid).stream().sorted(Comparator.comparing(GridUnit::name, NaturalOrder.OF_NAMES))
            .forEach((GridUnit unit) -> units.put(unit.id().value(), unit.name()));
        Map<Long, Holder> held = new LinkedHashMap<>();
        rosters.now(Ground.Kind.UNIT, units.keySet()).forEach(holder -> held.put(holder.ground().id(), holder));
        return units.entrySet().stream().filter(unit -> held.containsKey(unit.getKey()))
            .map(unit -> person(Objects.requireNonNull(held.get(unit.getKey())), unit.getValue())).toList();
    }

    private String keeper(Collection<Zone> zones) {
        return zones.stream().map(Zone::keeper).filter(Objects::nonNull).findFirst()
            .map(organisation -> posts.organisationNames(List.of(organisation)).getOrDefault(organisation, ""))
            .orElse("");
    }

    private static Person person(Holder holder, String where) {
        var who = holder.who();
        return new Person(who.duty(), who.name(), who.body(), who.contact(), where);
    }
}

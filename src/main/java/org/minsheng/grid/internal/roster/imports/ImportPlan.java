package org.minsheng.grid.internal.roster.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.Duty;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.internal.roster.Ground;
import org.minsheng.grid.internal.roster.Holder;
import org.minsheng.grid.internal.roster.RosterRepository;
import org.minsheng.grid.internal.roster.imports.ImportRow.State;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;

/** Works out row by row what a sheet would do, in memory and without writing: a few queries, however long it is. */
final class ImportPlan {

    private final RosterRepository rosters;
    private final Persons persons;
    /** Grids, units and zones by every name that a sheet may use for them. */
    private final Map<String, List<Ground>> places = new HashMap<>();
    private final Map<Ground, List<Holder>> held = new HashMap<>();
    private final Map<PersonId, MaskedPerson> people = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    ImportPlan(AreaCode area, Grids grids, Places names, RosterRepository rosters, Persons persons) {
        this.rosters = rosters;
        this.persons = persons;
        var all = grids.within(area);
        var communities = names.names(all.stream().map(Grid::community).distinct().toList());
        Map<GridId, Grid> byId = new HashMap<>();
        for (var grid : all) {
            byId.put(grid.id(), grid);
            name(grid, communities, "", new Ground(Ground.Kind.GRID, grid.id().value()));
        }
        for (var unit : grids.unitsWithin(area)) {
            name(byId.get(unit.grid()), communities, unit.name(), new Ground(Ground.Kind.UNIT, unit.id().value()));
        }
        for (var zone : grids.zonesWithin(area)) {
            name(byId.get(zone.grid()), communities, zone.name(), new Ground(Ground.Kind.ZONE, zone.id().value()));
        }
        for (var kind : Ground.Kind.values()) {
            load(kind);
        }
    }

    private void name(@Nullable Grid grid, Map<AreaCode, String> communities, String part, Ground ground) {
        if (grid != null) {
            var community = communities.getOrDefault(grid.community(), "");
            for (var key : List.of(key("", grid.code(), part), key("", grid.name(), part),
                key(community, grid.name(), part), key(community, "", part),
                    key(community, grid.code(), part))) {
                places.computeIfAbsent(key, one -> new ArrayList<>()).add(ground);
            }
        }
    }

    private static String key(String community, String grid, String part) {
        return community + "|" + grid + "|" + part;
    }

    private void load(Ground.Kind kind) {
        var ids = places.values().stream().flatMap(List::stream).filter(ground -> ground.kind() == kind).map(Ground::id)
            .distinct().toList();
        var now = rosters.now(kind, ids);
        now.forEach(holder -> held.computeIfAbsent(holder.ground(), one -> new ArrayList<>()).add(holder));
        people.putAll(persons.masked(now.stream().map(holder -> holder.who().person()).toList()));
    }

    ImportRow evaluate(ImportRow row) {
        if (row.name().isEmpty() || row.name().length() > 20) {
            return row.wrong("roster.row.name");
        }
        if (row.phoneSealed() == null) {
            return row.wrong("roster.row.phone");
        }
        var kind = Ground.Kind.of(row.duty());
        var fitting = places.getOrDefault(key(row.community(), row.grid(), row.part()), List.of()).stream()
            .filter(ground -> ground.kind() == kind || row.duty() == Duty.UNIT_HEAD
            && ground.kind() == Ground.Kind.ZONE).distinct().toList();
        if (fitting.size() != 1) {
            return row.wrong(fitting.isEmpty() ? "roster.row.unknown" : "roster.row.several", row.place());
        }
        return judge(row, fitting.getFirst());
    }

    /** A sheet of zones may call its people heads. */
    private ImportRow judge(ImportRow row, Ground ground) {
        var duty = ground.kind() == Ground.Kind.ZONE ? Duty.ZONE_LEAD : row.duty();
        if (duty == Duty.PARTY_GROUP && row.body().isEmpty()) {
            return row.wrong("roster.row.body");
        }
        if (!seen.add(duty + " " + ground.path())) {
            return row.wrong("roster.row.twice", row.place());
        }
        var now = held.getOrDefault(ground, List.of()).stream().filter(holder -> holder.who().duty() == duty).toList();
        if (now.stream().anyMatch(holder -> isSame(holder, row))) {
            return row.at(State.SAME, duty, ground.id(), "");
        }
        return row.at(now.isEmpty() ? State.NEW : State.CHANGED, duty, ground.id(),
            String.join("、", now.stream().map(holder -> holder.who().name()).toList()));
    }

    /** The number itself is sealed; name and masked number together tell people of one unit apart. */
    private boolean isSame(Holder holder, ImportRow row) {
        var known = people.get(holder.who().person());
        return holder.who().name().equals(row.name()) && known != null && known.phone().equals(row.maskedPhone())
            && holder.who().contact().equals(row.contact());
    }
}

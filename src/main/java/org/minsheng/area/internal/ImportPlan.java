package org.minsheng.area.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.internal.ImportRow.State;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.Viewer;

/** Works out row by row what an import would do, in memory and without writing. */
final class ImportPlan {

    private static final List<Level> RUNGS = List.of(Level.COMPOUND, Level.BUILDING, Level.UNIT, Level.DOOR);

    private final PlaceRepository places;
    private final Viewer viewer;
    private final Map<String, List<PlaceRow>> communities = new HashMap<>();
    private final Map<String, PlaceRow> known = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, String> renames = new HashMap<>();
    private final Set<AreaCode> touched = new TreeSet<>();
    private Planting planting = new Planting(List.of(), List.of());

    ImportPlan(PlaceRepository places, Viewer viewer) {
        this.places = places;
        this.viewer = viewer;
    }

    List<ImportRow> evaluate(List<ImportRow> rows) {
        for (var community : places.communities(viewer)) {
            var names = new TreeSet<>(List.of(community.code().value(), community.name(),
                community.shortName(), community.address()));
            for (var name : names) {
                communities.computeIfAbsent(name, key -> new ArrayList<>()).add(community);
            }
        }
        rows.forEach(row -> {
            var found = communities.getOrDefault(row.community(), List.of());
            if (found.size() == 1) {
                touched.add(found.getFirst().code());
            }
        });
        var taken = new ArrayList<String>();
        var existing = new ArrayList<PlaceRow>();
        for (var community : touched) {
            places.serialise(community);
            existing.addAll(places.within(community));
            taken.addAll(places.taken(community));
        }
        existing.forEach(place -> known.put(place.code().value(), place));
        planting = new Planting(existing, taken);
        return rows.stream().map(this::evaluate).toList();
    }

    Set<AreaCode> touched() {
        return touched;
    }

    List<NewPlace> made() {
        return planting.made();
    }

    PlaceRow known(String code) {
        var place = known.get(code);
        if (place == null) {
            throw new IllegalStateException("not planned: " + code);
        }
        return place;
    }

    private ImportRow evaluate(ImportRow row) {
        var found = communities.getOrDefault(row.community(), List.of());
        if (found.size() != 1) {
            return row.community().isEmpty() ? row.wrong("area.row.no-community")
                : found.isEmpty() ? row.wrong("area.row.unknown-community", row.community())
                : row.wrong("area.row.two-communities", row.community());
        }
        var names = names(row);
        if (names.isEmpty()) {
            return row.wrong("area.row.nothing");
        }
        if (names.values().stream().anyMatch(name -> name.length() > Naming.LONGEST)) {
            return row.wrong("area.row.too-long", Naming.LONGEST);
        }
        if (names.containsKey(Level.BUILDING) && !names.containsKey(Level.COMPOUND)
            || names.containsKey(Level.UNIT) && !names.containsKey(Level.BUILDING)) {
            return row.wrong("area.row.gap");
        }
        var before = seen.putIfAbsent(found.getFirst().code() + "|" + names, row.number());
        if (before != null) {
            return row.wrong("area.row.twice", before);
        }
        var community = planting.at(found.getFirst().code()).orElseThrow();
        return row.code() == null || row.code().isEmpty() ? grow(row, community, names)
            : rename(row, community, names, row.code());
    }

    private static Map<Level, String> names(ImportRow row) {
        Map<Level, String> names = new EnumMap<>(Level.class);
        var typed = List.of(row.compound(), row.building(), row.unit(), row.door());
        for (int rung = 0; rung < RUNGS.size(); rung++) {
            if (!typed.get(rung).isEmpty()) {
                names.put(RUNGS.get(rung), typed.get(rung));
            }
        }
        return names;
    }

    private ImportRow grow(ImportRow row, Planting.Node community, Map<Level, String> names) {
        var node = community;
        int before = planting.made().size();
        for (var name : names.entrySet()) {
            var next = planting.grow(node, name.getKey(), name.getValue());
            if (next == null) {
                return row.wrong("area.row.full", node.shortName());
            }
            if (next.code().level() != name.getKey()) {
                return row.wrong("area.row.other-level", name.getValue());
            }
            node = next;
        }
        // A row may repeat what an earlier row of the file made on the way to something deeper.
        return row.as(planting.made().size() > before || node.isNew() ? State.NEW : State.SAME, null);
    }

    private ImportRow rename(ImportRow row, Planting.Node community, Map<Level, String> names, String code) {
        var place = known.get(code);
        if (place == null || !community.code().contains(place.code())) {
            return row.wrong("area.row.unknown-code", code);
        }
        var name = names.get(place.code().level());
        var deepest = List.copyOf(names.keySet()).getLast();
        var parent = parent(community, names, deepest);
        if (name == null || deepest != place.code().level() || parent == null
            || !parent.code().equals(place.parent())) {
            return row.wrong("area.row.elsewhere", place.address());
        }
        if (Naming.shortName(name).equals(place.shortName())) {
            return row.as(State.SAME, code);
        }
        if (planting.find(parent, name).isPresent() || renames.putIfAbsent(parent.code() + "|" + name, code) != null) {
            return row.wrong("area.row.name-taken", name);
        }
        return row.as(State.CHANGED, code);
    }

    private Planting.@Nullable Node parent(Planting.Node community, Map<Level, String> names, Level deepest) {
        var node = community;
        for (var name : names.entrySet()) {
            if (name.getKey() != deepest) {
                var next = planting.find(node, name.getValue()).orElse(null);
                if (next == null) {
                    return null;
                }
                node = next;
            }
        }
        return node;
    }
}

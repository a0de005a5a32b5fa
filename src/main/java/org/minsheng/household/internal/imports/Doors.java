package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;

/** The doors of an area by what people call them, held in memory while a file is compared with them. */
final class Doors {

    /** A compound or a community with the ways in which its name is written, longest first. */
    private record Named(AreaCode code, String name) {
    }

    private final Map<AreaCode, Map<String, List<AreaCode>>> byCompound = new HashMap<>();
    private final List<Named> compounds = new ArrayList<>();
    private final List<Named> communities = new ArrayList<>();

    /** @param names short names of all places within the area, and of the area itself */
    Doors(Map<AreaCode, String> names) {
        for (var place : names.entrySet()) {
            switch (place.getKey().level()) {
                case COMMUNITY -> add(communities, place.getKey(), place.getValue(), "社区|村");
                case COMPOUND -> add(compounds, place.getKey(), place.getValue(), "小区|家属院|院");
                case DOOR -> addDoor(names, place.getKey(), place.getValue());
                default -> {
                }
            }
        }
        var longestFirst = Comparator.comparingInt((Named named) -> named.name().length()).reversed()
            .thenComparing(Named::code);
        compounds.sort(longestFirst);
        communities.sort(longestFirst);
    }

    private static void add(List<Named> to, AreaCode code, String name, String endings) {
        var plain = Plain.text(name).replace(" ", "");
        to.add(new Named(code, plain));
        var stem = plain.replaceFirst("(" + endings + ")$", "");
        if (stem.length() > 1 && !stem.equals(plain)) {
            to.add(new Named(code, stem));
        }
    }

    private void addDoor(Map<AreaCode, String> names, AreaCode code, String door) {
        var compound = code.at(Level.COMPOUND);
        var building = code.at(Level.BUILDING);
        var unit = code.at(Level.UNIT);
        if (compound != null && building != null && unit != null) {
            var keys = byCompound.computeIfAbsent(compound, first -> new HashMap<>());
            var above = AddressCell.bare(names.getOrDefault(building, ""));
            var last = AddressCell.bare(door);
            keys.computeIfAbsent(above + "|" + AddressCell.bare(names.getOrDefault(unit, "")) + "|" + last,
                first -> new ArrayList<>(1)).add(code);
            keys.computeIfAbsent(above + "||" + last, first -> new ArrayList<>(2)).add(code);
        }
    }

    /** The doors with these bare numbers; an empty unit stands for any. */
    List<AreaCode> find(AreaCode compound, String building, String unit, String door) {
        return byCompound.getOrDefault(compound, Map.of()).getOrDefault(building + "|" + unit + "|" + door, List.of());
    }

    /** The compound whose name stands in the text, the longest when several do, and what stands after it. */
    Optional<Found> compoundIn(String text, AreaCode within) {
        return in(compounds, text, within);
    }

    Optional<Found> communityIn(String text, AreaCode within) {
        return in(communities, text, within);
    }

    /** @param rest of the text, after the name */
    record Found(AreaCode code, String rest) {
    }

    private static Optional<Found> in(List<Named> places, String text, AreaCode within) {
        for (var place : places) {
            int at = within.contains(place.code()) ? text.indexOf(place.name()) : -1;
            if (at >= 0) {
                return Optional.of(new Found(place.code(), text.substring(at + place.name().length())));
            }
        }
        return Optional.empty();
    }

    /** The one compound within, when there is only one. */
    Optional<AreaCode> onlyCompound(AreaCode within) {
        var inside = compounds.stream().map(Named::code).filter(within::contains).distinct().limit(2).toList();
        return inside.size() == 1 ? Optional.of(inside.getFirst()) : Optional.empty();
    }

    boolean isEmpty() {
        return byCompound.isEmpty();
    }
}

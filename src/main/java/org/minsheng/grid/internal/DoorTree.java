package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.grid.DoorParts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.springframework.stereotype.Component;

/**
 * The places of a community as a tree to tick: compounds with their buildings and stairs, and doors where somebody
 * looks closer.
 */
@Component
public class DoorTree {

    private static final List<Integer> RUNGS = List.of(Level.COMPOUND.digits(), Level.BUILDING.digits(),
        Level.UNIT.digits(), Level.DOOR.digits());

    /**
     * A line of the tree.
     *
     * @param depth 0 for a compound
     * @param in how many of its doors are in which grid, by the grid's name; an empty name for none
     * @param here how many are in the grid in question
     */
    public record Line(String code, String name, int depth, int doors, Map<String, Integer> in, int here,
                       boolean open) {

        public boolean isAllHere() {
            return here == doors;
        }
    }

    /** A compound with the lines below it. */
    public record Branch(Line compound, List<Line> lines) {
    }

    private final Places places;
    private final DoorBook doors;

    DoorTree(Places places, DoorBook doors) {
        this.places = places;
        this.doors = doors;
    }

    /**
     * @param grid whose doors count as here
     * @param only whether only doors of that grid are shown
     * @param open the stair whose doors are listed, empty for none
     */
    List<Branch> grow(AreaCode community, List<GridRow> grids, long grid, boolean only, String open) {
        var names = new HashMap<Long, String>();
        grids.forEach(row -> names.put(row.grid().id().value(), row.grid().name()));
        Map<AreaCode, Long> in = new HashMap<>();
        for (DoorParts door : doors.now(community)) {
            in.put(door.door(), door.grid().value());
        }
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (var door : places.doors(community)) {
            var at = in.get(door);
            if (!only || at != null && at == grid) {
                count(tallies, door, at, names, grid, open);
            }
        }
        return branches(tallies, called(tallies.keySet()), open);
    }

    private static void count(Map<String, Tally> tallies, AreaCode door, @Nullable Long at, Map<Long, String> names,
                              long grid, String open) {
        for (int rung : RUNGS) {
            var code = door.value().substring(0, rung);
            boolean shown = rung < Level.DOOR.digits() || !open.isEmpty() && code.startsWith(open) || isAlone(door);
            if (shown) {
                tallies.computeIfAbsent(code, first -> new Tally())
                    .add(at == null ? "" : names.getOrDefault(at, ""), at != null && at == grid);
            }
        }
    }

    /** A house that stands in a village by itself, without a building around it, is always listed. */
    private static boolean isAlone(AreaCode door) {
        return door.value().startsWith("000000000", Level.COMMUNITY.digits());
    }

    private Map<AreaCode, String> called(Set<String> codes) {
        return places.names(codes.stream().map(AreaCode::new).toList());
    }

    private static List<Branch> branches(Map<String, Tally> tallies, Map<AreaCode, String> names, String open) {
        var branches = new ArrayList<Branch>();
        Set<String> compounds = new LinkedHashSet<>();
        tallies.keySet().forEach(code -> compounds.add(code.substring(0, Level.COMPOUND.digits())));
        for (var compound : compounds) {
            var lines = new ArrayList<Line>();
            tallies.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(compound) && entry.getKey()
                .length() > Level.COMPOUND.digits())
                .filter(entry -> names.containsKey(new AreaCode(entry.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lines.add(entry.getValue().line(entry.getKey(), names, open)));
            branches.add(new Branch(Objects.requireNonNull(tallies.get(compound)).line(compound, names, open), lines));
        }
        return branches;
    }

    private static final class Tally {

        private final Map<String, Integer> in = new LinkedHashMap<>();
        private int doors;
        private int here;

        void add(String grid, boolean isHere) {
            in.merge(grid, 1, Integer::sum);
            doors++;
            here += isHere ? 1 : 0;
        }

        Line line(String code, Map<AreaCode, String> names, String open) {
            return new Line(code, names.getOrDefault(new AreaCode(code), ""), RUNGS.indexOf(code.length()), doors,
                Map.copyOf(in), here,
                !open.isEmpty() && open.equals(code));
        }
    }
}

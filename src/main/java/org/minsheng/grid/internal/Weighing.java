package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridKind;
import org.minsheng.grid.GridLoad;
import org.minsheng.grid.Grids;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what there is to do in each grid: doors by itself, everything else from whoever contributes a load. */
@Component
public class Weighing {

    /** @param counts by the key of each load, doors first; a load is missing where nobody knows it */
    public record Line(GridRow grid, Map<String, Long> counts, @Nullable Double hectares) {
    }

    /**
     * A community or more on the scales.
     *
     * @param by which load the deviations and the proposal go by: households once there are half as many as doors, so
     *           that a community that has begun to register them is not cut by the few it knows; until then doors
     * @param mean of that load over all grids
     * @param custom how many households a grid of this county has by custom
     */
    public record Scales(List<String> keys, List<Line> lines, String by, double mean, int custom) {

        /** A tenth more or less is as the custom has it. */
        private static final int LEEWAY_PERCENT = 10;

        public long of(Line line) {
            return line.counts().getOrDefault(by, 0L);
        }

        /**
         * How many more than the custom has, negative for fewer, zero where it is about that. Special grids have no
         * custom.
         */
        public long beyond(Line line) {
            long over = of(line) - custom;
            return line.grid().grid().kind() == GridKind.SPECIAL
                || Math.abs(over) * 100 <= (long) custom * LEEWAY_PERCENT ? 0 : over;
        }

        public long larger() {
            return lines.stream().filter(line -> beyond(line) > 0).count();
        }

        public long smaller() {
            return lines.stream().filter(line -> beyond(line) < 0).count();
        }

        /** In percent of the mean, negative for less. */
        public long deviation(long load) {
            return mean == 0 ? 0 : Math.round((load - mean) * 100 / mean);
        }
    }

    static final String DOORS = "doors";
    static final int USUAL_HOUSEHOLDS = 300;
    private static final String HOUSEHOLDS = "households";
    /** A building with more than a third of what a grid has on average moves by its stairs. */
    private static final int LARGE = 3;

    private final GridBook grids;
    private final Grids known;
    private final List<GridLoad> loads;

    Weighing(GridBook grids, Grids known, List<GridLoad> loads) {
        this.grids = grids;
        this.known = known;
        this.loads = loads;
    }

    @Transactional(readOnly = true)
    public Scales weigh(AreaCode area) {
        var rows = grids.within(area);
        var doors = known.doorsWithin(area);
        Map<String, Map<GridId, Long>> counted = new LinkedHashMap<>();
        counted.put(DOORS, doors.values().stream().collect(Collectors.groupingBy(grid -> grid, Collectors.counting())));
        loads.forEach(load -> counted.put(load.key(), load.count(doors)));
        var lines = rows.stream().map(row -> line(row, counted)).toList();
        var by = sum(lines, HOUSEHOLDS) * 2 >= Math.max(1, doors.size()) ? HOUSEHOLDS : DOORS;
        double mean = lines.stream().mapToLong(line -> line.counts().getOrDefault(by, 0L)).average().orElse(0);
        return new Scales(List.copyOf(counted.keySet()), lines, by, mean, grids.customOf(area)
            .orElse(USUAL_HOUSEHOLDS));
    }

    private static long sum(List<Line> lines, String key) {
        return lines.stream().mapToLong(line -> line.counts().getOrDefault(key, 0L)).sum();
    }

    private static Line line(GridRow row, Map<String, Map<GridId, Long>> counted) {
        var counts = new LinkedHashMap<String, Long>();
        counted.forEach((key, byGrid) -> counts.put(key, byGrid.getOrDefault(row.grid().id(), 0L)));
        var shape = Shapes.known(row.outline());
        return new Line(row, counts, shape == null ? null : Shapes.hectares(shape));
    }

    /** The proposal for one community, by the same load where it is known by door, else by doors. */
    @Transactional(readOnly = true)
    public Balance balance(AreaCode community, Scales scales) {
        var doors = known.doorsWithin(community);
        var weights = new HashMap<AreaCode, Long>();
        loads.stream().filter(load -> load.key().equals(scales.by()))
            .forEach(load -> weights.putAll(load.countByDoor(doors)));
        ToLongFunction<AreaCode> weight = weights.isEmpty() ? door -> 1 : door -> weights.getOrDefault(door, 0L);
        var blocks = blocks(doors, weight, scales.mean());
        var inCommunity = scales.lines().stream().map(Line::grid)
            .filter(row -> row.grid().community().equals(community)).toList();
        return new Balance(blocks, inCommunity.stream().map(row -> row.grid().id().value()).toList(),
            neighbours(inCommunity));
    }

    /** Buildings, and the stairs of those that are large or that several grids share. */
    private static List<Balance.Block> blocks(Map<AreaCode, GridId> doors, ToLongFunction<AreaCode> weight,
                                              double mean) {
        var blocks = new ArrayList<Balance.Block>();
        Map<String, Map<Long, Long>> byBuilding = new LinkedHashMap<>();
        var byStair = new TreeMap<String, Map<Long, Long>>();
        doors.forEach((door, grid) -> {
            long load = weight.applyAsLong(door);
            byBuilding.computeIfAbsent(door.value().substring(0, Level.BUILDING.digits()),
                code -> new LinkedHashMap<>()).merge(grid.value(), load, Long::sum);
            byStair.computeIfAbsent(door.value().substring(0, Level.UNIT.digits()), code -> new LinkedHashMap<>())
                .merge(grid.value(), load, Long::sum);
        });
        byBuilding.forEach((code, in) -> {
            boolean whole = in.size() == 1 && in.values().iterator().next() * LARGE <= mean;
            var stairs = whole ? Map.<String, Map<Long, Long>>of() : byStair.subMap(code, code + ":");
            (stairs.size() > 1 ? stairs : Map.of(code, in)).forEach((block, load) -> {
                if (load.size() == 1) {
                    load.forEach((grid, sum) -> blocks.add(new Balance.Block(block, grid, sum)));
                }
            });
        });
        return blocks;
    }

    private static Map<Long, Set<Long>> neighbours(List<GridRow> rows) {
        Map<Long, Geometry> shapes = new LinkedHashMap<>();
        rows.forEach(row -> {
            var shape = Shapes.known(row.outline());
            if (shape != null) {
                shapes.put(row.grid().id().value(), shape);
            }
        });
        Map<Long, Set<Long>> neighbours = new HashMap<>();
        shapes.forEach((one, shape) -> neighbours.put(one, shapes.entrySet().stream()
            .filter(other -> !other.getKey().equals(one) && Shapes.neighbours(shape, other.getValue()))
            .map(Map.Entry::getKey).collect(Collectors.toCollection(HashSet::new))));
        return neighbours;
    }
}

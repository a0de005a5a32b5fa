package org.minsheng.grid.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;

/** How the demo cuts a community: whole buildings in the order of their codes, uneven on purpose. */
final class DemoCut {

    /**
     * @param grids how many
     * @param zones whether grids have zones
     * @param unitDoors doors of a ten-household unit, 0 for none
     */
    record Plan(AreaCode community, int grids, boolean zones, int unitDoors) {
    }

    record Grid(String code, String name, String outline) {
    }

    /** A zone or unit; keys and grids are codes of the demo. */
    record Part(String key, String grid, String name) {
    }

    record Door(AreaCode door, String grid, @Nullable String zone, @Nullable String unit) {
    }

    record Cut(AreaCode community, String outline,
               List<Grid> grids, List<Part> zones, List<Part> units, List<Door> doors) {
    }

    static final List<Plan> PLANS = plans();

    private static final String[] NUMBERS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ");
    private static final String[] QUARTERS = "东 西 中".split(" ");

    /** Every third grid is larger and every third smaller than it should be. */
    private static final double[] WEIGHTS = {1, 0.75, 1.3};

    private final Plan plan;
    private final Map<AreaCode, String> compounds;
    private final Map<String, Part> zones = new LinkedHashMap<>();
    private final Map<String, Part> units = new LinkedHashMap<>();
    private final Map<String, Integer> inStair = new HashMap<>();
    private final Map<String, Integer> inGrid = new HashMap<>();

    private DemoCut(Plan plan, Map<AreaCode, String> compounds) {
        this.plan = plan;
        this.compounds = compounds;
    }

    private static List<Plan> plans() {
        var plans = new ArrayList<Plan>();
        plans.add(new Plan(new AreaCode("520327001003"), 2, false, 12));
        plans.add(new Plan(new AreaCode("520327001004"), 1, false, 12));
        plans.add(new Plan(new AreaCode("520327004001"), 2, false, 12));
        var town = List.of("001", "002", "003", "004", "005", "006", "007", "008", "009", "010", "011", "012", "014",
            "015", "016", "017", "901");
        for (int at = 0; at < town.size(); at++) {
            plans.add(new Plan(new AreaCode("520328004" + town.get(at)), at < 8 || at == 16 ? 2 : 1, true, 0));
        }
        int[] yuqing = {10, 10, 12, 10, 10};
        IntStream.range(0, 5)
            .forEach(at -> plans.add(new Plan(new AreaCode("52032900100" + (at + 1)), yuqing[at], false, 4)));
        return List.copyOf(plans);
    }

    static Cut of(Plan plan, String name, List<AreaCode> inside, Map<AreaCode, String> compounds) {
        return new DemoCut(plan, compounds).cut(name.replaceFirst("社区$", ""), inside);
    }

    private Cut cut(String name, List<AreaCode> inside) {
        var outlines = new DemoOutlines(plan.community());
        var grids = new ArrayList<Grid>();
        for (int at = 0; at < plan.grids(); at++) {
            grids.add(new Grid(plan.community() + "%03d".formatted(at + 1), name + "第" + NUMBERS[at] + "网格",
                outlines.cell(at, plan.grids())));
        }
        var blocks = new LinkedHashMap<String, List<AreaCode>>();
        int block = plan.zones() ? Level.COMPOUND.digits() : Level.BUILDING.digits();
        inside.forEach(door -> blocks.computeIfAbsent(door.value().substring(0, block), code -> new ArrayList<>())
            .add(door));
        var placed = new ArrayList<Door>();
        int grid = 0;
        int left = blocks.size();
        double room = room(inside.size(), 0);
        for (var doors : blocks.values()) {
            if (grid < plan.grids() - 1 && (room < doors.size() / 2.0 || left == plan.grids() - 1 - grid)) {
                grid++;
                room += room(inside.size(), grid);
            }
            room -= doors.size();
            left--;
            for (var door : doors) {
                placed.add(place(grids.get(grid).code(), door));
            }
        }
        return new Cut(plan.community(), outlines.whole(), grids, List.copyOf(zones.values()),
            List.copyOf(units.values()), placed);
    }

    private double room(int doors, int grid) {
        double all = IntStream.range(0, plan.grids()).mapToDouble(at -> WEIGHTS[at % 3]).sum();
        return doors * WEIGHTS[grid % 3] / all;
    }

    private Door place(String grid, AreaCode door) {
        String zone = null;
        String unit = null;
        if (plan.zones()) {
            var compound = door.value().substring(0, 16);
            int quarter = (Integer.parseInt(door.value().substring(16, 19)) - 1) % zonesOf(compound);
            zone = compound + quarter;
            zones.putIfAbsent(zone,
                new Part(zone, grid, compounds.getOrDefault(new AreaCode(compound), "") + QUARTERS[quarter] + "片"));
        }
        if (plan.unitDoors() > 0) {
            var stair = door.value().substring(0, 21);
            unit = stair + (inStair.merge(stair, 1, Integer::sum) - 1) / plan.unitDoors();
            if (!units.containsKey(unit)) {
                units.put(unit, new Part(unit, grid, "第" + inGrid.merge(grid, 1, Integer::sum) + "联户"));
            }
        }
        return new Door(door, grid, zone, unit);
    }

    /** 12 of the 76 compounds have three zones, the others two: 164. */
    private static int zonesOf(String compound) {
        return compound.endsWith("0001") && Integer.parseInt(compound.substring(9, 12)) <= 12 ? 3 : 2;
    }
}

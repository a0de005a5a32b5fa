package org.minsheng.area.internal;

import org.minsheng.shared.AreaCode.Level;

/** So many equal buildings × units × floors × doors a floor; doors are called 101, 102 … 604. */
record Layout(int buildings, int units, int floors, int doors) {

    static final int MOST_DOORS = 5_000;

    int total() {
        return buildings * Math.max(1, units) * floors * doors;
    }

    /**
     * Adds what is missing below a compound; false when a parent has no code left. Without units doors hang below
     * buildings.
     */
    static boolean plant(Planting planting, Planting.Node compound, Layout layout) {
        return plant(planting, compound, layout, 1);
    }

    static boolean plant(Planting planting, Planting.Node compound, Layout layout, int firstBuilding) {
        for (int building = firstBuilding; building < firstBuilding + layout.buildings; building++) {
            var house = planting.grow(compound, Level.BUILDING, building + "栋");
            if (house == null) {
                return false;
            }
            for (int unit = 1; unit <= Math.max(1, layout.units); unit++) {
                var stair = layout.units == 0 ? house : planting.grow(house, Level.UNIT, unit + "单元");
                if (stair == null || !doors(planting, stair, layout)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean doors(Planting planting, Planting.Node parent, Layout layout) {
        for (int floor = 1; floor <= layout.floors; floor++) {
            for (int door = 1; door <= layout.doors; door++) {
                if (planting.grow(parent, Level.DOOR, String.valueOf(floor * 100 + door)) == null) {
                    return false;
                }
            }
        }
        return true;
    }
}

package org.minsheng.household;

import java.util.Set;
import org.minsheng.grid.GridId;
import org.minsheng.shared.AreaCode;

/**
 * Which households: all parts must hold, and a set means any of its elements; an empty one asks nothing.
 *
 * @param careGroups codes of care groups
 * @param withoutPeople only homes where nobody is registered
 * @param name the whole name of somebody who lives there; empty asks nothing
 */
public record HouseholdFilter(AreaCode area, Set<GridId> grids, Set<String> careGroups, Set<Residence> residences,
                              boolean withoutPeople, String name) {

    public HouseholdFilter {
        grids = Set.copyOf(grids);
        careGroups = Set.copyOf(careGroups);
        residences = Set.copyOf(residences);
    }

    /** Every household within the area. */
    public static HouseholdFilter within(AreaCode area) {
        return new HouseholdFilter(area, Set.of(), Set.of(), Set.of(), false, "");
    }

    public HouseholdFilter inGrids(Set<GridId> wanted) {
        return new HouseholdFilter(area, wanted, careGroups, residences, withoutPeople, name);
    }

    public HouseholdFilter inGroups(Set<String> wanted) {
        return new HouseholdFilter(area, grids, wanted, residences, withoutPeople, name);
    }

    public HouseholdFilter living(Set<Residence> wanted) {
        return new HouseholdFilter(area, grids, careGroups, wanted, withoutPeople, name);
    }

    public HouseholdFilter withoutPeople(boolean wanted) {
        return new HouseholdFilter(area, grids, careGroups, residences, wanted, name);
    }

    public HouseholdFilter named(String wanted) {
        return new HouseholdFilter(area, grids, careGroups, residences, withoutPeople, wanted);
    }

    /** A name is personal data. */
    @Override
    public String toString() {
        return "HouseholdFilter[" + area + "]";
    }
}

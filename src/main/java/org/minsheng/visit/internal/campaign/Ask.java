package org.minsheng.visit.internal.campaign;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.minsheng.grid.GridId;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.Residence;
import org.minsheng.shared.AreaCode;

/** Who is asked, as it is kept with the campaign; all parts must hold, an empty list asks nothing. */
public record Ask(List<Long> grids, List<String> careGroups, List<Residence> residences, boolean withoutPeople) {

    public static final Ask EVERYBODY = new Ask(List.of(), List.of(), List.of(), false);

    public Ask {
        grids = grids == null ? List.of() : List.copyOf(grids);
        careGroups = careGroups == null ? List.of() : List.copyOf(careGroups);
        residences = residences == null ? List.of() : List.copyOf(residences);
    }

    /** Whether it asks nobody but households of these care groups. */
    boolean asksOnly(Collection<String> groups) {
        return !careGroups.isEmpty() && groups.containsAll(careGroups);
    }

    HouseholdFilter filter(AreaCode area) {
        return HouseholdFilter.within(area)
            .inGrids(grids.stream().map(GridId::new).collect(Collectors.toSet()))
            .inGroups(careGroups.stream().collect(Collectors.toSet()))
            .living(residences.stream().collect(Collectors.toSet()))
            .withoutPeople(withoutPeople);
    }
}

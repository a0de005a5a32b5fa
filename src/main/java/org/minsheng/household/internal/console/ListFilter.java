package org.minsheng.household.internal.console;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.minsheng.grid.GridId;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Scopes;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The filter of the list, from the parts of its address; the export asks for the same. */
@Component
class ListFilter {

    private final Scopes scopes;
    private final DoorField doors;

    ListFilter(Scopes scopes, DoorField doors) {
        this.scopes = scopes;
        this.doors = doors;
    }

    /** @param part the value of a part by its name, empty when it is not there */
    List<AreaCode> areas(Viewer viewer, UnaryOperator<String> part) {
        var place = part.apply("place").strip();
        var mine = scopes.areas(viewer);
        return place.isEmpty() ? mine : doors.areas(place, mine);
    }

    HouseholdFilter of(Viewer viewer, UnaryOperator<String> part) {
        var residence = Arrays.stream(Residence.values()).filter(one -> part.apply("residence").equals(one.name()))
            .collect(Collectors.toSet());
        var grid = part.apply("grid").matches("\\d{1,18}") ? Set.of(new GridId(Long.parseLong(part.apply("grid"))))
            : Set.<GridId>of();
        var group = part.apply("group").isEmpty() ? Set.<String>of() : Set.of(part.apply("group"));
        return HouseholdFilter.within(scopes.areas(viewer).getFirst()).inGrids(grid).inGroups(group).living(residence)
            .withoutPeople(part.apply("empty").equals("1"));
    }
}

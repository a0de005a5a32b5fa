package org.minsheng.household.internal;

import java.util.Comparator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Who may see and change which households: desks within their area, grid workers in theirs. */
@Component
public class Scopes {

    public static final Role[] DESKS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};
    static final Role[] WORKERS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.GRID_WORKER};

    /** @param areas parts of the filter's area that the viewer may see; none contains another */
    record Scope(HouseholdFilter filter, List<AreaCode> areas) {
    }

    /** Empty when nothing of what is asked may be seen. */
    Optional<Scope> narrow(Viewer viewer, HouseholdFilter filter) {
        var areas = new ArrayList<AreaCode>();
        viewer.areas(WORKERS).stream()
            .filter(area -> area.contains(filter.area()) || filter.area().contains(area))
            .map(area -> area.contains(filter.area()) ? filter.area() : area)
            .sorted(Comparator.comparingInt((AreaCode area) -> area.value().length()))
            .filter(area -> areas.stream().noneMatch(wider -> wider.contains(area)))
            .forEach(areas::add);
        return areas.isEmpty() ? Optional.empty() : Optional.of(new Scope(filter, areas));
    }

    public boolean maySee(Viewer viewer, AreaCode door) {
        return viewer.may(door, WORKERS);
    }

    public boolean mayChange(Viewer viewer, AreaCode door) {
        return viewer == Viewer.SYSTEM || viewer.may(door, WORKERS);
    }
}

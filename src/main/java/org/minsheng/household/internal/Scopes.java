package org.minsheng.household.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Who may see and change which households: desks within their area, grid workers in theirs. */
@Component
public class Scopes {

    /** Who imports and exports, and decides what people ask about their own data. */
    public static final Role[] DESKS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};

    private static final GridId NO_GRID = new GridId(0);
    private static final Role[] WORKERS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER,
        Role.GRID_WORKER};

    private final Grids grids;
    private final Rosters rosters;

    Scopes(Grids grids, Rosters rosters) {
        this.grids = grids;
        this.rosters = rosters;
    }

    /** The parts of an area that the viewer may see; none of them contains another. */
    public List<AreaCode> parts(Viewer viewer, AreaCode area) {
        return areas(viewer).stream()
            .filter(granted -> granted.contains(area) || area.contains(granted))
            .map(granted -> granted.contains(area) ? area : granted)
            .distinct()
            .toList();
    }

    /** The filter, for a grid worker: the worker's own grids and no others. */
    HouseholdFilter narrowed(Viewer viewer, HouseholdFilter filter) {
        if (viewer.has(DESKS)) {
            return filter;
        }
        var own = rosters.gridsOf(viewer).stream()
            .filter(grid -> filter.grids().isEmpty() || filter.grids().contains(grid))
            .collect(Collectors.toSet());
        return filter.inGrids(own.isEmpty() ? Set.of(NO_GRID) : own);
    }

    /** Where the viewer works; none of the areas contains another. */
    public List<AreaCode> areas(Viewer viewer) {
        return widest(viewer.areas(WORKERS));
    }

    public List<AreaCode> decides(Viewer viewer) {
        return widest(viewer.areas(DESKS));
    }

    private static List<AreaCode> widest(List<AreaCode> granted) {
        var areas = new ArrayList<AreaCode>();
        granted.stream()
            .sorted(Comparator.comparingInt((AreaCode area) -> area.value().length()))
            .filter(area -> areas.stream().noneMatch(wider -> wider.contains(area)))
            .forEach(areas::add);
        return areas;
    }

    public boolean maySee(Viewer viewer, AreaCode door) {
        return viewer.may(door, DESKS) || viewer.may(door, Role.GRID_WORKER) && isInOwnGrid(viewer, door);
    }

    private boolean isInOwnGrid(Viewer viewer, AreaCode door) {
        var own = rosters.gridsOf(viewer);
        return grids.at(door).map(grid -> own.contains(grid.id()))
            .orElseGet(() -> rosters.places(own).contains(door));
    }

    public boolean mayChange(Viewer viewer, AreaCode door) {
        return viewer == Viewer.SYSTEM || maySee(viewer, door);
    }

    public boolean mayDecide(Viewer viewer, AreaCode community) {
        return viewer.may(community, DESKS);
    }
}

package org.minsheng.household.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.GridId;
import org.minsheng.grid.Grids;
import org.minsheng.grid.Rosters;
import org.minsheng.household.Helped;
import org.minsheng.household.HouseholdFilter;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Who may see and change which households: desks within their area, grid workers in theirs; an assistance officer sees
 * those of the care groups that the unit helps, and changes none.
 */
@Component
public class Scopes {

    /** Who imports and exports, and decides what people ask about their own data. */
    public static final Role[] DESKS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER};

    private static final GridId NO_GRID = new GridId(0);
    private static final Set<String> NO_GROUP = Set.of("");
    private static final Role[] WORKERS = {Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER,
        Role.GRID_WORKER};

    private final Grids grids;
    private final Rosters rosters;
    private final HelpingUnits helping;
    private final GroupNumbers numbers;

    Scopes(Grids grids, Rosters rosters, HelpingUnits helping, GroupNumbers numbers) {
        this.grids = grids;
        this.rosters = rosters;
        this.helping = helping;
        this.numbers = numbers;
    }

    /** The care groups that this person hears of; null for those who keep the register and see all. */
    public @Nullable Set<String> onlyGroups(Viewer viewer) {
        return viewer.has(WORKERS) ? null : helpedGroups(viewer);
    }

    /** The care groups that the person's unit helps: what a household shows to whoever only reads it. */
    public Set<String> helpedGroups(Viewer viewer) {
        return helping.of(viewer).map(Helped::careGroups).orElse(Set.of());
    }

    /** The parts of an area that the viewer may see; none of them contains another. */
    public List<AreaCode> parts(Viewer viewer, AreaCode area) {
        return areas(viewer).stream()
            .filter(granted -> granted.contains(area) || area.contains(granted))
            .map(granted -> granted.contains(area) ? area : granted)
            .distinct()
            .toList();
    }

    /** The filter, for a grid worker: the worker's own grids and no others; for an officer, whom the unit helps. */
    HouseholdFilter narrowed(Viewer viewer, HouseholdFilter filter) {
        if (viewer.has(DESKS)) {
            return filter;
        }
        var only = onlyGroups(viewer);
        if (only != null) {
            var asked = only.stream()
                .filter(group -> filter.careGroups().isEmpty() || filter.careGroups().contains(group))
                .collect(Collectors.toSet());
            return filter.inGroups(asked.isEmpty() ? NO_GROUP : asked);
        }
        var own = rosters.gridsOf(viewer).stream()
            .filter(grid -> filter.grids().isEmpty() || filter.grids().contains(grid))
            .collect(Collectors.toSet());
        return filter.inGrids(own.isEmpty() ? Set.of(NO_GRID) : own);
    }

    /** Where the viewer works; none of the areas contains another. Whoever keeps a register is no officer beside it. */
    public List<AreaCode> areas(Viewer viewer) {
        return viewer.has(WORKERS) ? widest(viewer.areas(WORKERS))
            : helping.of(viewer).map(Helped::area).stream().toList();
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

    public boolean maySee(Viewer viewer, HouseholdRow household) {
        return mayChange(viewer, household.door()) || isHelped(viewer, household);
    }

    private boolean isHelped(Viewer viewer, HouseholdRow household) {
        var helped = helping.of(viewer).orElse(null);
        if (helped == null || household.endedAt() != null || household.careGroups().isEmpty()) {
            return false;
        }
        var codes = numbers.codes();
        return household.careGroups().stream()
            .anyMatch(group -> helped.includes(codes.getOrDefault(group, ""), household.door()));
    }

    private boolean isInOwnGrid(Viewer viewer, AreaCode door) {
        var own = rosters.gridsOf(viewer);
        return grids.at(door).map(grid -> own.contains(grid.id()))
            .orElseGet(() -> rosters.places(own).contains(door));
    }

    public boolean mayChange(Viewer viewer, AreaCode door) {
        return viewer == Viewer.SYSTEM || viewer.may(door, DESKS)
            || viewer.may(door, Role.GRID_WORKER) && isInOwnGrid(viewer, door);
    }

    public boolean mayDecide(Viewer viewer, AreaCode community) {
        return viewer.may(community, DESKS);
    }
}

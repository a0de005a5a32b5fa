package org.minsheng.grid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;

/** What other modules ask about who answers in grids, ten-household units and zones; every answer is one query. */
public interface Rosters {

    /**
     * Who answers now for a door: party group, grid worker (full time first), head of ten households, lead of the zone.
     * A stair, building or compound has those whom all its doors share.
     */
    List<Answerable> answering(AreaCode place);

    /** Who answered for a door at a moment, by what it was in then. */
    List<Answerable> answering(AreaCode door, Instant when);

    /** Party group and grid workers of many grids, in this order; grids without anybody are left out. */
    Map<GridId, List<Answerable>> ofGrids(Collection<GridId> grids);

    /** The heads of many units; vacant ones are left out. */
    Map<UnitId, Answerable> heads(Collection<UnitId> units);

    /** The leads of many zones; vacant ones are left out. */
    Map<ZoneId, Answerable> leads(Collection<ZoneId> zones);

    /** The existing grids that this person answers for, as grid worker or with the party group, by code. */
    List<GridId> gridsOf(Viewer viewer);

    /** The existing units that this person heads: a resident, or a member of staff who is one. */
    List<UnitId> unitsOf(Viewer viewer);

    /** The doors of these grids, and the stairs, buildings and compounds that lie wholly within one of them. */
    List<AreaCode> places(Collection<GridId> grids);

    /** Whether a county wishes its grid workers to be told of each new appeal in their grid. */
    boolean tellsOfAppeals(AreaCode county);
}

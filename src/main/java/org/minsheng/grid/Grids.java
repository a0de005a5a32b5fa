package org.minsheng.grid;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoBox;

/**
 * What other modules ask about how communities are cut. A door is in at most one grid, one zone and one unit at a time.
 */
public interface Grids {

    /** The grid that a door is in now; of a stair, building or compound the one that all its doors are in. */
    Optional<Grid> at(AreaCode place);

    /** The grid that a door was in at a moment, also one that has been retired since. */
    Optional<Grid> at(AreaCode door, Instant when);

    /** Grid, zone and unit of a door at a moment. */
    Optional<DoorParts> parts(AreaCode door, Instant when);

    /** All that a door was ever in, the latest first. */
    List<DoorParts> history(AreaCode door);

    /** The grid of each door now, in one query; doors without one are left out. */
    Map<AreaCode, GridId> gridsOf(Collection<AreaCode> doors);

    Map<AreaCode, UnitId> unitsOf(Collection<AreaCode> doors);

    Map<AreaCode, ZoneId> zonesOf(Collection<AreaCode> doors);

    /** Existing grids within an area, or whose community contains it, by code. */
    List<Grid> within(AreaCode area);

    /** Existing units of a grid, by name. */
    List<GridUnit> units(GridId grid);

    /** Existing zones of a grid, by name. */
    List<Zone> zones(GridId grid);

    /** Existing units of all grids within an area, in the order of the grids. */
    List<GridUnit> unitsWithin(AreaCode area);

    /** Existing zones of all grids within an area, in the order of the grids. */
    List<Zone> zonesWithin(AreaCode area);

    /** Grids by id, retired ones too, in one query. */
    Map<GridId, Grid> grids(Collection<GridId> ids);

    /** Units by id, retired ones too, in one query. */
    Map<UnitId, GridUnit> units(Collection<UnitId> ids);

    /** Zones by id, retired ones too, in one query. */
    Map<ZoneId, Zone> zones(Collection<ZoneId> ids);

    /** The doors in a grid now, by code. */
    List<AreaCode> doors(GridId grid);

    List<AreaCode> doors(UnitId unit);

    List<AreaCode> doors(ZoneId zone);

    /** Every door within an area that is in a grid now. */
    Map<AreaCode, GridId> doorsWithin(AreaCode area);

    /**
     * The outlines of existing grids within an area as GeoJSON geometries; grids that nobody has drawn are left out.
     */
    Map<GridId, String> outlines(AreaCode area);

    /** The box around all that is drawn of an area now; below a community, of the grids that its doors are in. */
    Optional<GeoBox> extent(AreaCode area);

    /** Grids by id with their outlines, retired ones without, in one query. */
    Map<GridId, DrawnGrid> drawn(Collection<GridId> ids);

    /** What a county calls the tier below the grid: 十联户, 寨; in English when {@code chinese} is false. */
    String unitName(AreaCode county, boolean chinese);
}

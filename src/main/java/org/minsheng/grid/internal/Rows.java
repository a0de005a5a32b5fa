package org.minsheng.grid.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridKind;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.Zone;
import org.minsheng.grid.ZoneId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/** How rows of the module's tables become values. */
final class Rows {

    static final String GRID = "grid.id, grid.code, grid.name, grid.kind, grid.community";
    static final String UNIT = "unit.id, unit.name, unit.grid, grid.community";
    static final String ZONE = """
        zone.id, zone.name, zone.grid, grid.community, keeper.organisation from grid.zone
        join grid.grid on grid.id = zone.grid
        left join grid.zone_keeper keeper on keeper.zone = zone.id and keeper.until is null""";

    private Rows() {
    }

    static Grid grid(ResultSet row, int number) throws SQLException {
        return new Grid(new GridId(row.getLong("id")), row.getString("code"), row.getString("name"),
            GridKind.valueOf(row.getString("kind")), new AreaCode(row.getString("community")));
    }

    static GridUnit unit(ResultSet row, int number) throws SQLException {
        return new GridUnit(new UnitId(row.getLong("id")), row.getString("name"), new GridId(row.getLong("grid")),
            new AreaCode(row.getString("community")));
    }

    static Zone zone(ResultSet row, int number) throws SQLException {
        var keeper = id(row, "organisation");
        return new Zone(new ZoneId(row.getLong("id")), row.getString("name"), new GridId(row.getLong("grid")),
            new AreaCode(row.getString("community")), keeper == null ? null : new OrganisationId(keeper));
    }

    static DoorParts parts(ResultSet row, int number) throws SQLException {
        var zone = id(row, "zone");
        var unit = id(row, "unit");
        Timestamp until = row.getTimestamp("until");
        return new DoorParts(new AreaCode(row.getString("door")), new GridId(row.getLong("grid")), zone == null ? null
            : new ZoneId(zone),
            unit == null ? null : new UnitId(unit), row.getTimestamp("since").toInstant(), until == null ? null
            : until.toInstant());
    }

    static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : id;
    }

    static String[] codes(Collection<AreaCode> codes) {
        return codes.stream().map(AreaCode::value).distinct().toArray(String[]::new);
    }

    /** As parameters: everything from {@code :from} on and before {@code :end}. */
    static Map<String, String> within(AreaCode area) {
        return Map.of("from", area.value(), "end", end(area));
    }

    /** The first code behind everything within. */
    static String end(AreaCode area) {
        return area.value() + ":";
    }
}

package org.minsheng.grid.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.Zone;
import org.minsheng.grid.ZoneId;
import org.minsheng.shared.AreaCode;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class KnownGrids implements Grids {

    private final JdbcClient jdbc;
    private final MessageSource texts;

    KnownGrids(JdbcClient jdbc, MessageSource texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    @Override
    public Optional<Grid> at(AreaCode door) {
        return jdbc.sql("""
            select %s from grid.door
            join grid.grid on grid.id = door.grid
            where door.door = :door
            and door.until is null
            """.formatted(Rows.GRID))
            .param("door", door.value())
            .query(Rows::grid)
            .optional();
    }

    @Override
    public Optional<Grid> at(AreaCode door, Instant when) {
        return parts(door, when).map(DoorParts::grid).flatMap(grid -> Optional.ofNullable(grids(List.of(grid)).get(grid)));
    }

    @Override
    public Optional<DoorParts> parts(AreaCode door, Instant when) {
        return jdbc.sql("""
            select door, grid, zone, unit, since, until from grid.door
            where door = :door
            and since <= :when
            and (until is null or until > :when)
            order by since desc, id desc
            limit 1
            """)
            .param("door", door.value())
            .param("when", Timestamp.from(when))
            .query(Rows::parts)
            .optional();
    }

    @Override
    public List<DoorParts> history(AreaCode door) {
        return jdbc.sql("""
            select door, grid, zone, unit, since, until from grid.door
            where door = :door
            order by since desc, id desc
            limit 200
            """)
            .param("door", door.value())
            .query(Rows::parts)
            .list();
    }

    @Override
    public Map<AreaCode, GridId> gridsOf(Collection<AreaCode> doors) {
        return partOf("grid", doors, GridId::new);
    }

    @Override
    public Map<AreaCode, UnitId> unitsOf(Collection<AreaCode> doors) {
        return partOf("unit", doors, UnitId::new);
    }

    @Override
    public Map<AreaCode, ZoneId> zonesOf(Collection<AreaCode> doors) {
        return partOf("zone", doors, ZoneId::new);
    }

    private <T> Map<AreaCode, T> partOf(String part, Collection<AreaCode> doors, LongFunction<T> id) {
        Map<AreaCode, T> found = HashMap.newHashMap(doors.size());
        if (doors.isEmpty()) {
            return found;
        }
        jdbc.sql("""
            select door, %1$s from grid.door
            where door = any(:doors)
            and until is null
            and %1$s is not null
            """.formatted(part))
            .param("doors", Rows.codes(doors))
            .query(row -> {
                found.put(new AreaCode(row.getString(1)), id.apply(row.getLong(2)));
            });
        return found;
    }

    @Override
    public List<Grid> within(AreaCode area) {
        return jdbc.sql("""
            select %s from grid.grid
            where (community >= :from and community < :end or community = left(:from, 12))
            and retired_at is null
            order by code
            """.formatted(Rows.GRID))
            .param("from", area.value())
            .param("end", Rows.end(area))
            .query(Rows::grid)
            .list();
    }

    @Override
    public List<GridUnit> units(GridId grid) {
        return jdbc.sql("""
            select %s from grid.unit
            join grid.grid on grid.id = unit.grid
            where unit.grid = :grid
            and unit.retired_at is null
            order by unit.name, unit.id
            """.formatted(Rows.UNIT))
            .param("grid", grid.value())
            .query(Rows::unit)
            .list();
    }

    @Override
    public List<Zone> zones(GridId grid) {
        return jdbc.sql("""
            select %s
            where zone.grid = :grid
            and zone.retired_at is null
            order by zone.name, zone.id
            """.formatted(Rows.ZONE))
            .param("grid", grid.value())
            .query(Rows::zone)
            .list();
    }

    @Override
    public List<GridUnit> unitsWithin(AreaCode area) {
        return jdbc.sql("""
            select %s from grid.unit
            join grid.grid on grid.id = unit.grid
            where grid.community >= :from and grid.community < :end
            and unit.retired_at is null
            order by grid.code, unit.id
            """.formatted(Rows.UNIT))
            .param("from", area.value())
            .param("end", Rows.end(area))
            .query(Rows::unit)
            .list();
    }

    @Override
    public List<Zone> zonesWithin(AreaCode area) {
        return jdbc.sql("""
            select %s
            where grid.community >= :from and grid.community < :end
            and zone.retired_at is null
            order by grid.code, zone.id
            """.formatted(Rows.ZONE))
            .param("from", area.value())
            .param("end", Rows.end(area))
            .query(Rows::zone)
            .list();
    }

    @Override
    public Map<GridId, Grid> grids(Collection<GridId> ids) {
        return byId(jdbc.sql("select %s from grid.grid where id = any(:ids)".formatted(Rows.GRID))
            .param("ids", ids.stream().map(GridId::value).toArray(Long[]::new))
            .query(Rows::grid)
            .list(), Grid::id);
    }

    @Override
    public Map<UnitId, GridUnit> units(Collection<UnitId> ids) {
        return byId(jdbc.sql("""
            select %s from grid.unit
            join grid.grid on grid.id = unit.grid
            where unit.id = any(:ids)
            """.formatted(Rows.UNIT))
            .param("ids", ids.stream().map(UnitId::value).toArray(Long[]::new))
            .query(Rows::unit)
            .list(), GridUnit::id);
    }

    @Override
    public Map<ZoneId, Zone> zones(Collection<ZoneId> ids) {
        return byId(jdbc.sql("select %s where zone.id = any(:ids)".formatted(Rows.ZONE))
            .param("ids", ids.stream().map(ZoneId::value).toArray(Long[]::new))
            .query(Rows::zone)
            .list(), Zone::id);
    }

    private static <K, V> Map<K, V> byId(List<V> found, Function<V, K> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    @Override
    public List<AreaCode> doors(GridId grid) {
        return doors("now_grid", grid.value());
    }

    @Override
    public List<AreaCode> doors(UnitId unit) {
        return doors("unit", unit.value());
    }

    @Override
    public List<AreaCode> doors(ZoneId zone) {
        return doors("zone", zone.value());
    }

    private List<AreaCode> doors(String part, long id) {
        return jdbc.sql("""
            select door from grid.door
            where %s = :id
            and until is null
            order by door
            """.formatted(part))
            .param("id", id)
            .query((row, number) -> new AreaCode(row.getString(1)))
            .list();
    }

    @Override
    public Map<AreaCode, GridId> doorsWithin(AreaCode area) {
        Map<AreaCode, GridId> found = new LinkedHashMap<>();
        jdbc.sql("""
            select door, grid from grid.door
            where door >= :from and door < :end
            and until is null
            order by door
            """)
            .param("from", area.value())
            .param("end", Rows.end(area))
            .query(row -> {
                found.put(new AreaCode(row.getString(1)), new GridId(row.getLong(2)));
            });
        return found;
    }

    @Override
    public Map<GridId, String> outlines(AreaCode area) {
        Map<GridId, String> found = new LinkedHashMap<>();
        jdbc.sql("""
            select id, outline::text from grid.grid
            where (community >= :from and community < :end or community = left(:from, 12))
            and retired_at is null
            and outline is not null
            order by code
            """)
            .param("from", area.value())
            .param("end", Rows.end(area))
            .query(row -> {
                found.put(new GridId(row.getLong(1)), row.getString(2));
            });
        return found;
    }

    @Override
    public String unitName(AreaCode county, boolean chinese) {
        return jdbc.sql("select case when :chinese then unit_name else unit_name_en end from grid.county where code = :code")
            .param("chinese", chinese)
            .param("code", county.value().substring(0, Math.min(6, county.value().length())))
            .query(String.class)
            .optional()
            .orElseGet(() -> texts.getMessage("grid.unit.usual", null, chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH));
    }
}

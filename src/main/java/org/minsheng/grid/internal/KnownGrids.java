package org.minsheng.grid.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.DrawnGrid;
import org.minsheng.grid.Grid;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridUnit;
import org.minsheng.grid.Grids;
import org.minsheng.grid.UnitId;
import org.minsheng.grid.Zone;
import org.minsheng.grid.ZoneId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoBox;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Answers other modules: grids, units and zones by three questions that differ in their conditions alone. */
@Service
class KnownGrids implements Grids {

    /** Of an area, and of the community that contains it. */
    private static final String AROUND =
        "(community >= :from and community < :end or community = left(:from, 12)) and retired_at is null ";
    private static final String WITHIN = "grid.community >= :from and grid.community < :end ";

    private final JdbcClient jdbc;
    private final KnownDoors doors;
    private final MessageSource texts;

    KnownGrids(JdbcClient jdbc, KnownDoors doors, MessageSource texts) {
        this.jdbc = jdbc;
        this.doors = doors;
        this.texts = texts;
    }

    private List<Grid> grids(String where, Map<String, ?> params) {
        return jdbc.sql("select " + Rows.GRID + " from grid.grid where " + where).params(params).query(Rows::grid)
            .list();
    }

    private List<GridUnit> units(String where, Map<String, ?> params) {
        return jdbc.sql("select " + Rows.UNIT + " from grid.unit join grid.grid on grid.id = unit.grid where " + where)
            .params(params).query(Rows::unit).list();
    }

    private List<Zone> zones(String where, Map<String, ?> params) {
        return jdbc.sql("select " + Rows.ZONE + " where " + where).params(params).query(Rows::zone).list();
    }

    @Override
    public Optional<Grid> at(AreaCode place) {
        return place.value().length() < AreaCode.Level.COMPOUND.digits() ? Optional.empty() : grids("""
            id = (
                select case when min(grid) = max(grid) then min(grid) end
                from grid.door
                where door >= :from and door < :end
                and until is null)
            """, Rows.within(place)).stream().findFirst();
    }

    @Override
    public Optional<Grid> at(AreaCode door, Instant when) {
        return parts(door, when).map(DoorParts::grid)
            .flatMap(grid -> Optional.ofNullable(grids(List.of(grid)).get(grid)));
    }

    @Override
    public Optional<DoorParts> parts(AreaCode door, Instant when) {
        return doors.parts(door, when);
    }

    @Override
    public List<DoorParts> history(AreaCode door) {
        return doors.history(door);
    }

    @Override
    public Map<AreaCode, GridId> gridsOf(Collection<AreaCode> asked) {
        return doors.in("grid", asked, GridId::new);
    }

    @Override
    public Map<AreaCode, UnitId> unitsOf(Collection<AreaCode> asked) {
        return doors.in("unit", asked, UnitId::new);
    }

    @Override
    public Map<AreaCode, ZoneId> zonesOf(Collection<AreaCode> asked) {
        return doors.in("zone", asked, ZoneId::new);
    }

    @Override
    public List<Grid> within(AreaCode area) {
        return grids(AROUND + "order by code", Rows.within(area));
    }

    @Override
    public List<GridUnit> units(GridId grid) {
        return units("unit.grid = :grid and unit.retired_at is null order by unit.name, unit.id",
            Map.of("grid", grid.value()));
    }

    @Override
    public List<Zone> zones(GridId grid) {
        return zones("zone.grid = :grid and zone.retired_at is null order by zone.name, zone.id",
            Map.of("grid", grid.value()));
    }

    @Override
    public List<GridUnit> unitsWithin(AreaCode area) {
        return units(WITHIN + "and unit.retired_at is null order by grid.code, unit.id", Rows.within(area));
    }

    @Override
    public List<Zone> zonesWithin(AreaCode area) {
        return zones(WITHIN + "and zone.retired_at is null order by grid.code, zone.id", Rows.within(area));
    }

    @Override
    public Map<GridId, Grid> grids(Collection<GridId> ids) {
        return byId(grids("id = any(:ids)", ids(ids, GridId::value)), Grid::id);
    }

    @Override
    public Map<UnitId, GridUnit> units(Collection<UnitId> ids) {
        return byId(units("unit.id = any(:ids)", ids(ids, UnitId::value)), GridUnit::id);
    }

    @Override
    public Map<ZoneId, Zone> zones(Collection<ZoneId> ids) {
        return byId(zones("zone.id = any(:ids)", ids(ids, ZoneId::value)), Zone::id);
    }

    private static <T> Map<String, Long[]> ids(Collection<T> ids, ToLongFunction<T> value) {
        return Map.of("ids", ids.stream().map(value::applyAsLong).toArray(Long[]::new));
    }

    private static <K, V> Map<K, V> byId(List<V> found, Function<V, K> id) {
        return found.stream()
            .collect(Collectors.toMap(id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    @Override
    public List<AreaCode> doors(GridId grid) {
        return doors.of("now_grid", grid.value());
    }

    @Override
    public List<AreaCode> doors(UnitId unit) {
        return doors.of("unit", unit.value());
    }

    @Override
    public List<AreaCode> doors(ZoneId zone) {
        return doors.of("zone", zone.value());
    }

    @Override
    public Map<AreaCode, GridId> doorsWithin(AreaCode area) {
        return doors.within(area);
    }

    @Override
    public Map<GridId, String> outlines(AreaCode area) {
        Map<GridId, String> found = new LinkedHashMap<>();
        jdbc.sql("select id, outline_text from grid.grid where outline is not null and " + AROUND + "order by code")
            .params(Rows.within(area))
            .query(row -> {
                found.put(new GridId(row.getLong(1)), row.getString(2));
            });
        return found;
    }

    @Override
    public Optional<GeoBox> extent(AreaCode area) {
        return jdbc.sql("""
                with drawn as (
                    select outline from grid.grid
                    where outline is not null and retired_at is null
                        and (community >= :from and community < :end
                            or id in (select grid from grid.door where door >= :from and door < :end and until is null))
                    union all
                    select outline from grid.community
                    where outline is not null and code >= :from and code < :end
                )
                select min((at ->> 0)::float8) as west, min((at ->> 1)::float8) as south,
                    max((at ->> 0)::float8) as east, max((at ->> 1)::float8) as north
                from drawn
                cross join lateral jsonb_path_query(outline, case outline ->> 'type'
                    when 'Polygon' then '$.coordinates[0][*]' else '$.coordinates[*][0][*]' end::jsonpath) as at
                """)
            .params(Rows.within(area))
            .query((row, n) -> row.getObject("west") == null ? Optional.<GeoBox>empty()
                : Optional.of(new GeoBox(row.getDouble("west"), row.getDouble("south"), row.getDouble("east"),
                    row.getDouble("north"))))
            .single();
    }

    @Override
    public Map<GridId, DrawnGrid> drawn(Collection<GridId> ids) {
        return ids.isEmpty() ? Map.of() : byId(jdbc.sql("select " + Rows.GRID + """
            , case when retired_at is null then outline_text end as outline
            from grid.grid
            where id = any(:ids)
            """)
            .params(ids(ids, GridId::value))
            .query((row, number) -> new DrawnGrid(Rows.grid(row, number), row.getString("outline"))).list(),
            one -> one.grid().id());
    }

    @Override
    public String unitName(AreaCode county, boolean chinese) {
        return jdbc.sql(
            "select case when :chinese then unit_name else unit_name_en end from grid.county where code = :code")
            .param("chinese", chinese)
            .param("code", county.value()
            .substring(0, Math.min(AreaCode.Level.COUNTY.digits(), county.value().length())))
            .query(String.class)
            .optional()
            .orElseGet(() -> texts.getMessage("grid.unit.usual", null, chinese ? Locale.SIMPLIFIED_CHINESE
            : Locale.ENGLISH));
    }
}

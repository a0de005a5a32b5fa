package org.minsheng.grid.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minsheng.area.DemoDoorsAdded;
import org.minsheng.area.Places;
import org.minsheng.grid.internal.DemoCut.Cut;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The grids of the articles: 26 with 164 zones in 湄潭's county town, 52 with 1,079 ten-household units in 余庆. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoGrids implements DemoStep {

    private static final Duration LONG_AGO = Duration.ofDays(300);
    private static final Duration MOVED_AGO = Duration.ofDays(120);

    private final JdbcClient jdbc;
    private final Places places;
    private final Posts posts;
    private final DoorBook doors;
    private final GridBook grids;
    private final ChangeBook changes;
    private final AuditTrail audit;
    private final Clock clock;

    DemoGrids(JdbcClient jdbc, Places places, Posts posts, DoorBook doors, GridBook grids, ChangeBook changes,
              AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.posts = posts;
        this.doors = doors;
        this.grids = grids;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 42;
    }

    @Override
    @Transactional
    public void fill() {
        if (jdbc.sql("select exists (select from grid.grid where community = '520329001005')").query(Boolean.class)
            .single()) {
            return;
        }
        var began = clock.instant().minus(LONG_AGO);
        jdbc.sql("""
            insert into grid.county (code, unit_name, unit_name_en, households_per_grid)
            values ('520328', '寨', 'hamlet', 300), ('520329', '十联户', 'ten-household unit', 90)
            on conflict do nothing
            """).update();
        var cuts = new ArrayList<Cut>();
        for (var plan : DemoCut.PLANS) {
            var inside = places.doors(plan.community());
            if (!inside.isEmpty()) {
                cuts.add(DemoCut.of(plan, places.names(List.of(plan.community())).getOrDefault(plan.community(), ""),
                    inside, compounds(inside)));
            }
        }
        var made = insertGrids(cuts, began);
        var zones = insertParts("zone", cuts.stream().flatMap(cut -> cut.zones().stream()).toList(), made, began);
        insertKeepers(cuts, zones, began);
        var units = insertParts("unit", cuts.stream().flatMap(cut -> cut.units().stream()).toList(), made, began);
        place(cuts, made, zones, units, began);
        moveOneBuilding(began);
        audit.record(Viewer.SYSTEM, "grid.demo", "area:52", null,
            Map.of("grids", made.size(), "zones", zones.size(), "units", units.size()));
    }

    private Map<AreaCode, String> compounds(List<AreaCode> inside) {
        return places.names(inside.stream().map(door -> door.at(Level.COMPOUND)).distinct().toList());
    }

    private Map<String, Long> insertGrids(List<Cut> cuts, Instant at) {
        var wished = cuts.stream().flatMap(cut -> cut.grids().stream()).toList();
        var ids = new HashMap<String, Long>();
        jdbc.sql("""
            insert into grid.grid (community, serial, name, kind, outline, request_key, created_at)
            select community, serial, name, 'BASIC', outline::jsonb, key, :at
            from unnest(:communities, :serials, :names, :outlines, :keys)
                as asked (community, serial, name, outline, key)
            returning id, code
            """)
            .param("communities", wished.stream().map(grid -> grid.code().substring(0, 12)).toArray(String[]::new))
            .param("serials", wished.stream().map(grid -> Short.valueOf(grid.code().substring(12)))
            .toArray(Short[]::new))
            .param("names", wished.stream().map(DemoCut.Grid::name).toArray(String[]::new))
            .param("outlines", wished.stream().map(DemoCut.Grid::outline).toArray(String[]::new))
            .param("keys", wished.stream().map(grid -> key(grid.code())).toArray(UUID[]::new))
            .param("at", Timestamp.from(at))
            .query(row -> {
                ids.put(row.getString("code"), row.getLong("id"));
            });
        jdbc.sql("""
            insert into grid.community (code, outline)
            select code, outline::jsonb
            from unnest(:codes, :outlines) as asked (code, outline)
            """)
            .param("codes", cuts.stream().map(cut -> cut.community().value()).toArray(String[]::new))
            .param("outlines", cuts.stream().map(Cut::outline).toArray(String[]::new))
            .update();
        return ids;
    }

    private Map<String, Long> insertParts(String table, List<DemoCut.Part> parts, Map<String, Long> grids, Instant at) {
        var byKey = parts.stream().collect(Collectors.toMap(part -> key(table + part.key()), DemoCut.Part::key));
        var ids = new HashMap<String, Long>();
        jdbc.sql("""
            insert into grid.%s (grid, name, request_key, created_at)
            select grid, name, key, :at
            from unnest(:grids, :names, :keys) as asked (grid, name, key)
            returning id, request_key
            """.formatted(table))
            .param("grids", parts.stream().map(part -> grids.get(part.grid())).toArray(Long[]::new))
            .param("names", parts.stream().map(DemoCut.Part::name).toArray(String[]::new))
            .param("keys", parts.stream().map(part -> key(table + part.key())).toArray(UUID[]::new))
            .param("at", Timestamp.from(at))
            .query(row -> {
                ids.put(byKey.get(row.getObject("request_key", UUID.class)), row.getLong("id"));
            });
        return ids;
    }

    /** One unit of the county for each zone, as long as there are some that keep none. */
    private void insertKeepers(List<Cut> cuts, Map<String, Long> zones, Instant at) {
        var keepers = posts.organisations(new AreaCode("520328"), "", 2000).keySet().stream()
            .sorted(Comparator.comparing(organisation -> organisation.value())).toList();
        var kept = cuts.stream().flatMap(cut -> cut.zones().stream()).map(DemoCut.Part::key).map(zones::get).toList();
        int pairs = Math.min(kept.size(), keepers.size());
        jdbc.sql("""
            insert into grid.zone_keeper (zone, organisation, since)
            select zone, organisation, :at
            from unnest(:zones, :keepers) as asked (zone, organisation)
            """)
            .param("zones", kept.subList(0, pairs).toArray(Long[]::new))
            .param("keepers", IntStream.range(0, pairs).mapToObj(at1 -> keepers.get(at1).value()).toArray(Long[]::new))
            .param("at", Timestamp.from(at))
            .update();
    }

    private void place(List<Cut> cuts, Map<String, Long> grids, Map<String, Long> zones, Map<String, Long> units,
                       Instant at) {
        for (var cut : cuts) {
            long change = change(cut.community(), ChangeKind.FIRST_CUT, List.of(String.valueOf(cut.grids().size())),
                at);
            doors.put(change, cut.doors().stream()
                .map(door -> new DoorBook.Placement(door.door(), grids.get(door.grid()), door.zone() == null ? null
                : zones.get(door.zone()),
                    door.unit() == null ? null : units.get(door.unit())))
                .toList(), at);
        }
    }

    private long change(AreaCode community, ChangeKind kind, List<String> words, Instant at) {
        return changes.record(Viewer.SYSTEM, community, kind, words, Map.of(), List.of(), null, null, at);
    }

    /** One building of 积善社区 was in the grid beside until four months ago, so that the past has something to tell. */
    private void moveOneBuilding(Instant began) {
        var community = new AreaCode("520329001005");
        var moved = began.plus(LONG_AGO).minus(MOVED_AGO);
        var from = grids.find(community + "001").orElseThrow().grid();
        var to = grids.find(community + "002").orElseThrow().grid();
        long change = changes.record(Viewer.SYSTEM, community, ChangeKind.DOORS_MOVED,
            List.of("24", from.name(), to.name()), Map.of(),
            List.of(new ChangeBook.Touched(Part.GRID, from.id().value()),
            new ChangeBook.Touched(Part.GRID, to.id().value())), null, null, moved);
        jdbc.sql("""
            with moved as (
                select id, door from grid.door
                where now_grid = :to
                and until is null
                and left(door, 19) = (select left(min(door), 19) from grid.door where now_grid = :to)
            ), past as (
                insert into grid.door (door, grid, since, until, closed_by)
                select door, :from, :began, :moved, :change from moved
            )
            update grid.door set since = :moved, opened_by = :change where id in (select id from moved)
            """)
            .param("from", from.id().value())
            .param("to", to.id().value())
            .param("began", Timestamp.from(began))
            .param("moved", Timestamp.from(moved))
            .param("change", change)
            .update();
    }

    /** The new doors go to the grid and zone of their compound. */
    @EventListener
    void follow(DemoDoorsAdded added) {
        jdbc.sql("""
            insert into grid.door (door, grid, zone, since)
            select place.code, like_it.grid, like_it.zone, :at
            from unnest(:doors) as place (code)
            cross join lateral (
                select grid, zone from grid.door
                where door.door >= left(place.code, 16) and door.door < left(place.code, 16) || ':'
                and until is null
                order by abs(substr(door.door, 17, 3)::int - (substr(place.code, 17, 3)::int - 1) % 3 - 1), door.door
                limit 1
            ) like_it
            on conflict (door) where until is null do nothing
            """)
            .param("doors", places.doors(added.county()).stream().map(AreaCode::value).toArray(String[]::new))
            .param("at", Timestamp.from(added.at().minus(LONG_AGO)))
            .update();
    }

    private static UUID key(String text) {
        return UUID.nameUUIDFromBytes(("demo " + text).getBytes(StandardCharsets.UTF_8));
    }
}

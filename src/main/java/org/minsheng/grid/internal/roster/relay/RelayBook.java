package org.minsheng.grid.internal.roster.relay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.GridId;
import org.minsheng.grid.UnitId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices with the doors that they should reach; the doors are those of the moment in which the notice was written. */
@Repository
class RelayBook {

    /** A part of a relay: a unit, or the doors of a grid that are in no unit. */
    record Part(GridId grid, String gridName, @Nullable UnitId unit, String unitName, int doors, int told) {
    }

    /** @param told null until somebody was there */
    record Door(AreaCode code, @Nullable Instant told) {
    }

    private static final String COUNTED = """
        select relay.id, relay.community, relay.title, relay.text, relay.actor_name, relay.at, relay.ended_at,
            count(door.door) as doors, count(door.told_at) as told
        from grid.relay
        """;
    private static final String GROUPED = " group by relay.id order by relay.id desc limit :limit";

    private final JdbcClient jdbc;

    RelayBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the key was used. */
    Optional<Long> add(AreaCode community, Collection<GridId> grids, String title, String text, Viewer by,
                       RequestKey key, Instant now) {
        return jdbc.sql("""
            with written as (
                insert into grid.relay (community, title, text, actor, actor_name, at, request_key)
                values (:community, :title, :text, :actor, :actorName, :now, :key)
                on conflict (request_key) do nothing
                returning id
            ), asked as (
                insert into grid.relay_door (relay, door, grid, unit)
                select written.id, door.door, door.grid, door.unit
                from written
                join grid.door on door.now_grid = any(:grids) and door.until is null
            )
            select id from written
            """)
            .param("community", community.value())
            .param("title", title)
            .param("text", text)
            .param("actor", by.actor())
            .param("actorName", by.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("key", key.value())
            .param("grids", grids.stream().map(GridId::value).toArray(Long[]::new))
            .query(Long.class)
            .optional();
    }

    long byKey(RequestKey key) {
        return jdbc.sql("select id from grid.relay where request_key = :key").param("key", key.value())
            .query(Long.class).single();
    }

    Optional<Relay> find(long id) {
        return jdbc.sql(COUNTED + "left join grid.relay_door door on door.relay = relay.id where relay.id = :id"
            + GROUPED)
            .param("id", id)
            .param("limit", 1)
            .query(Relay::of)
            .optional();
    }

    /** Of an area, the newest first, from before the cursor. */
    List<Relay> within(AreaCode area, long before, int limit) {
        return jdbc.sql(COUNTED + """
            left join grid.relay_door door on door.relay = relay.id
            where relay.community >= :from and relay.community < :end
            and relay.id < :before
            """ + GROUPED)
            .param("from", area.value())
            .param("end", area.value() + ":")
            .param("before", before)
            .param("limit", limit)
            .query(Relay::of)
            .list();
    }

    /** Those that go round in some units now, counted for these units alone. */
    List<Relay> openIn(Collection<UnitId> units, int limit) {
        return open("door.unit", units.stream().map(UnitId::value).toArray(Long[]::new), limit);
    }

    List<Relay> openInGrids(Collection<GridId> grids, int limit) {
        return open("door.grid", grids.stream().map(GridId::value).toArray(Long[]::new), limit);
    }

    private List<Relay> open(String part, Long[] ids, int limit) {
        return ids.length == 0 ? List.of() : jdbc.sql(COUNTED + """
            join grid.relay_door door on door.relay = relay.id and %s = any(:ids)
            where relay.ended_at is null
            """.formatted(part) + GROUPED)
            .param("ids", ids)
            .param("limit", limit)
            .query(Relay::of)
            .list();
    }

    /** How far it came, by grid and unit; what is in no unit comes last in its grid. */
    List<Part> parts(long relay) {
        return jdbc.sql("""
            select grid.id as grid, grid.name as grid_name, unit.id as unit, coalesce(unit.name, '') as unit_name,
                count(*) as doors,
                count(told_at) as told
            from grid.relay_door door
            join grid.grid on grid.id = door.grid
            left join grid.unit on unit.id = door.unit
            where door.relay = :relay
            group by grid.id, unit.id
            order by grid.code, unit.id nulls last
            """)
            .param("relay", relay)
            .query((row, number) -> {
                long unit = row.getLong("unit");
                var id = row.wasNull() ? null : new UnitId(unit);
                return new Part(new GridId(row.getLong("grid")), row.getString("grid_name"), id,
                    row.getString("unit_name"), row.getInt("doors"),
                    row.getInt("told"));
            })
            .list();
    }

    /** The doors of a relay in some units, or in a grid outside all units. */
    List<Door> doors(long relay, Collection<UnitId> units) {
        return doors("unit = any(:ids)", relay, units.stream().map(UnitId::value).toArray(Long[]::new));
    }

    List<Door> doorsWithoutUnit(long relay, GridId grid) {
        return doors("grid = any(:ids) and unit is null", relay, new Long[] {grid.value()});
    }

    private List<Door> doors(String which, long relay, Long[] ids) {
        return jdbc.sql(
            "select door, told_at from grid.relay_door where relay = :relay and %s order by door".formatted(which))
            .param("relay", relay)
            .param("ids", ids)
            .query((row, number) -> {
                var told = row.getTimestamp("told_at");
                return new Door(new AreaCode(row.getString("door")), told == null ? null : told.toInstant());
            })
            .list();
    }

    /** Ticks doors; one that was ticked before keeps who was there first. */
    int tick(long relay, Collection<AreaCode> doors, String actor, Instant now) {
        return jdbc.sql("""
            update grid.relay_door
            set told_at = :now, told_by = :actor
            where relay = :relay
            and door = any(:doors)
            and told_at is null
            """)
            .param("relay", relay)
            .param("doors", doors.stream().map(AreaCode::value).toArray(String[]::new))
            .param("actor", actor)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    int untick(long relay, Collection<AreaCode> doors) {
        return jdbc.sql("""
                update grid.relay_door
                set told_at = null, told_by = null
                where relay = :relay and door = any(:doors) and told_at is not null
                """)
            .param("relay", relay)
            .param("doors", doors.stream().map(AreaCode::value).toArray(String[]::new))
            .update();
    }

    boolean end(long relay, Instant now) {
        return jdbc.sql("update grid.relay set ended_at = :now where id = :relay and ended_at is null")
            .param("relay", relay)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }
}

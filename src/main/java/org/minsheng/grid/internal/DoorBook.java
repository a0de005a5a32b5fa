package org.minsheng.grid.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.DoorParts;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which doors are in what: rows are closed and opened, never changed. */
@Repository
class DoorBook {

    /** Where a door shall be; in nothing when the grid is null. */
    record Placement(AreaCode door, @Nullable Long grid, @Nullable Long zone, @Nullable Long unit) {
    }

    private final JdbcClient jdbc;

    DoorBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Serialises everybody who cuts the same community, until the transaction ends. */
    void serialise(AreaCode community) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('grid.cut ' || :code, 0))")
            .param("code", community.value())
            .query((row, number) -> "")
            .list();
    }

    /** What each door within is in now, by code; doors that are in nothing are left out. */
    List<DoorParts> now(AreaCode within) {
        return jdbc.sql("""
            select door, grid, zone, unit, since, until from grid.door
            where door >= :from and door < :end
            and until is null
            order by door
            """)
            .param("from", within.value())
            .param("end", Rows.end(within))
            .query(Rows::parts)
            .list();
    }

    List<DoorParts> now(Collection<AreaCode> doors) {
        return jdbc.sql("""
            select door, grid, zone, unit, since, until from grid.door
            where door = any(:doors)
            and until is null
            order by door
            """)
            .param("doors", Rows.codes(doors))
            .query(Rows::parts)
            .list();
    }

    /** Puts each door where it shall be; one that is there already keeps its row. Answers how many changed. */
    int put(long change, Collection<Placement> placements, Instant at) {
        var asked = """
            with asked as (
                select * from unnest(:doors, :grids::bigint[], :zones::bigint[], :units::bigint[])
                    as asked (door, grid, zone, unit)
            )
            """;
        int closed = bind(asked + """
            update grid.door set until = greatest(:at, door.since), closed_by = :change
            from asked
            where door.door = asked.door
            and door.until is null
            and (door.grid, door.zone, door.unit) is distinct from (asked.grid, asked.zone, asked.unit)
            """, change, placements, at);
        int opened = bind(asked + """
            insert into grid.door (door, grid, zone, unit, since, opened_by)
            select asked.door, asked.grid, asked.zone, asked.unit,
                greatest(:at, (select max(until) from grid.door past where past.door = asked.door)), :change
            from asked
            where asked.grid is not null
            and not exists (select from grid.door there where there.door = asked.door and there.until is null)
            """, change, placements, at);
        return Math.max(closed, opened);
    }

    private int bind(String sql, long change, Collection<Placement> placements, Instant at) {
        return jdbc.sql(sql)
            .param("doors", placements.stream().map(one -> one.door().value()).toArray(String[]::new))
            .param("grids", placements.stream().map(Placement::grid).toArray(Long[]::new))
            .param("zones", placements.stream().map(Placement::zone).toArray(Long[]::new))
            .param("units", placements.stream().map(Placement::unit).toArray(Long[]::new))
            .param("change", change)
            .param("at", Timestamp.from(at))
            .update();
    }
}

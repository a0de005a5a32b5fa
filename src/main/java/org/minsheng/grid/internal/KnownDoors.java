package org.minsheng.grid.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.minsheng.grid.DoorParts;
import org.minsheng.grid.GridId;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What doors are in, now and at any moment. */
@Repository
class KnownDoors {

    private static final String PARTS =
        "select door, grid, zone, unit, since, until from grid.door where door = :door\n";

    private final JdbcClient jdbc;

    KnownDoors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DoorParts> parts(AreaCode door, Instant when) {
        return jdbc.sql(PARTS + """
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

    List<DoorParts> history(AreaCode door) {
        return jdbc.sql(PARTS + "order by since desc, id desc limit 200")
            .param("door", door.value())
            .query(Rows::parts)
            .list();
    }

    /** @param part the column of grid, zone or unit; doors without one are left out */
    <T> Map<AreaCode, T> in(String part, Collection<AreaCode> doors, LongFunction<T> id) {
        Map<AreaCode, T> found = HashMap.newHashMap(doors.size());
        if (!doors.isEmpty()) {
            jdbc.sql("""
                select door, %1$s
                from grid.door
                where door = any(:doors) and until is null and %1$s is not null
                """.formatted(part))
                .param("doors", Rows.codes(doors))
                .query(row -> {
                    found.put(new AreaCode(row.getString(1)), id.apply(row.getLong(2)));
                });
        }
        return found;
    }

    /** The doors in a part now, by code. */
    List<AreaCode> of(String part, long id) {
        return jdbc.sql("select door from grid.door where %s = :id and until is null order by door".formatted(part))
            .param("id", id)
            .query((row, number) -> new AreaCode(row.getString(1)))
            .list();
    }

    Map<AreaCode, GridId> within(AreaCode area) {
        Map<AreaCode, GridId> found = new LinkedHashMap<>();
        jdbc.sql("""
            select door, grid from grid.door
            where door >= :from and door < :end
            and until is null
            order by door
            """)
            .params(Rows.within(area))
            .query(row -> {
                found.put(new AreaCode(row.getString(1)), new GridId(row.getLong(2)));
            });
        return found;
    }
}

package org.minsheng.appeal.internal.grids;

import java.util.HashMap;
import java.util.Map;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridLoad;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open matters at doors, for the balance of grids. */
@Component
class OpenMatters implements GridLoad {

    private final JdbcClient jdbc;

    OpenMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "matters";
    }

    @Override
    public Map<GridId, Long> count(Map<AreaCode, GridId> doors) {
        Map<GridId, Long> counts = new HashMap<>();
        countByDoor(doors).forEach((door, count) -> {
            var grid = doors.get(door);
            if (grid != null) {
                counts.merge(grid, count, Long::sum);
            }
        });
        return counts;
    }

    @Override
    public Map<AreaCode, Long> countByDoor(Map<AreaCode, GridId> doors) {
        Map<AreaCode, Long> counts = new HashMap<>();
        jdbc.sql("""
            select place_code, count(*)
            from appeal.appeal
            where open
                and community = any(:communities)
                and length(place_code) = 25
            group by place_code
            """)
            .param("communities", doors.keySet().stream().map(door -> door.value().substring(0, 12))
                .distinct().toArray(String[]::new))
            .query(row -> {
                var door = new AreaCode(row.getString(1));
                if (doors.containsKey(door)) {
                    counts.put(door, row.getLong(2));
                }
            });
        return counts;
    }
}

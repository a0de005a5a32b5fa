package org.minsheng.household.internal;

import java.util.HashMap;
import java.util.Map;
import org.minsheng.grid.GridId;
import org.minsheng.grid.GridLoad;
import org.minsheng.shared.AreaCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many households and people live in each grid, for those who balance the grids. */
@Configuration(proxyBeanMethods = false)
class HouseholdLoads {

    @Bean
    static GridLoad householdsInGrids(JdbcClient jdbc) {
        return new Load(jdbc, "households", "count(*)");
    }

    @Bean
    static GridLoad peopleInGrids(JdbcClient jdbc) {
        return new Load(jdbc, "people", "sum(people)");
    }

    private record Load(JdbcClient jdbc, String key, String sum) implements GridLoad {

        @Override
        public Map<GridId, Long> count(Map<AreaCode, GridId> doors) {
            var grids = new HashMap<GridId, Long>();
            countByDoor(doors).forEach((door, count) -> {
                var grid = doors.get(door);
                if (grid != null) {
                    grids.merge(grid, count, Long::sum);
                }
            });
            return grids;
        }

        @Override
        public Map<AreaCode, Long> countByDoor(Map<AreaCode, GridId> doors) {
            var counts = new HashMap<AreaCode, Long>();
            jdbc.sql("select door, " + sum + """
                     as load
                    from household.household
                    where door = any(:doors)
                        and ended_at is null
                    group by door
                    """)
                .param("doors", doors.keySet().stream().map(AreaCode::value).toArray(String[]::new))
                .query(row -> {
                    counts.put(new AreaCode(row.getString("door")), row.getLong("load"));
                });
            return counts;
        }
    }
}

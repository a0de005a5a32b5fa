package org.minsheng.grid.internal.roster;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.grid.GridId;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What grids, units and zones are called, and where they are. */
@Repository
public class GroundNames {

    /**
     * A grid, unit or zone.
     *
     * @param grid the grid itself, or the one that it lies in
     * @param retired whether it is not there any more
     */
    public record Named(Ground ground, String name, GridId grid, String gridName, String gridCode, AreaCode community,
                        boolean retired) {

        /** 第3网格, 第3网格 · 05联户. */
        public String full() {
            return ground.kind() == Ground.Kind.GRID ? name : gridName + " · " + name;
        }
    }

    private final JdbcClient jdbc;

    GroundNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Named> find(Ground ground) {
        return Optional.ofNullable(find(List.of(ground)).get(ground));
    }

    /** Of any kinds, in one query; unknown ones are left out. */
    public Map<Ground, Named> find(Collection<Ground> grounds) {
        Map<Ground, Named> found = new LinkedHashMap<>();
        if (!grounds.isEmpty()) {
            jdbc.sql("""
                select 'GRID' as kind, part.id, part.name, part.retired_at, part.id as grid, part.name as grid_name,
                    part.code, part.community
                from grid.grid part
                where part.id = any(:grids)
                union all
                select 'UNIT', part.id, part.name, part.retired_at, grid.id, grid.name, grid.code, grid.community
                from grid.unit part
                join grid.grid on grid.id = part.grid
                where part.id = any(:units)
                union all
                select 'ZONE', part.id, part.name, part.retired_at, grid.id, grid.name, grid.code, grid.community
                from grid.zone part
                join grid.grid on grid.id = part.grid
                where part.id = any(:zones)
                """)
                .param("grids", ids(grounds, Ground.Kind.GRID))
                .param("units", ids(grounds, Ground.Kind.UNIT))
                .param("zones", ids(grounds, Ground.Kind.ZONE))
                .query(row -> {
                    var ground = new Ground(Ground.Kind.valueOf(row.getString("kind")), row.getLong("id"));
                    found.put(ground,
                        new Named(ground, row.getString("name"), new GridId(row.getLong("grid")),
                        row.getString("grid_name"),
                        row.getString("code"), new AreaCode(row.getString("community")),
                        row.getTimestamp("retired_at") != null));
                });
        }
        return found;
    }

    private static Long[] ids(Collection<Ground> grounds, Ground.Kind kind) {
        return grounds.stream().filter(ground -> ground.kind() == kind).map(Ground::id).distinct().toArray(Long[]::new);
    }
}

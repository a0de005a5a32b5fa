package org.minsheng.grid.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.account.AuditedThings;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the auditor reads for grids, zones and units, retired ones too: 迎涪社区 · 第一网格. */
@Configuration(proxyBeanMethods = false)
class AuditedGround {

    private static final String GRIDS = """
        select grid.id, grid.code, grid.community, grid.name
        from grid.grid
        where grid.id = any(:ids)
           or grid.code = any(:codes)
           or grid.name = :name
        """;

    private static final String PARTS = """
        select part.id, '' as code, grid.community, part.name
        from grid.%s part
        join grid.grid on grid.id = part.grid
        where part.id = any(:ids)
           or part.name = :name
        """;

    @Bean
    AuditedThings auditedGrids(JdbcClient jdbc, Places places) {
        return new Ground(Part.GRID, GRIDS, jdbc, places);
    }

    @Bean
    AuditedThings auditedZones(JdbcClient jdbc, Places places) {
        return new Ground(Part.ZONE, PARTS.formatted("zone"), jdbc, places);
    }

    @Bean
    AuditedThings auditedUnits(JdbcClient jdbc, Places places) {
        return new Ground(Part.UNIT, PARTS.formatted("unit"), jdbc, places);
    }

    record Row(long id, String code, String community, String name) {
    }

    /** Entries name a grid by its code where it is cut and by its number where somebody is appointed. */
    private record Ground(Part part, String select, JdbcClient jdbc, Places places) implements AuditedThings {

        @Override
        public String kind() {
            return part.table();
        }

        @Override
        public Map<String, String> names(Collection<String> ids, Locale locale) {
            var rows = rows(ids.stream().filter(id -> id.matches("\\d{1,14}")).map(Long::valueOf).toArray(Long[]::new),
                ids.toArray(String[]::new), "");
            var communities = places.names(rows.stream().map(row -> new AreaCode(row.community))
                .collect(Collectors.toSet()));
            Map<String, String> names = new HashMap<>();
            for (var row : rows) {
                var name = communities.getOrDefault(new AreaCode(row.community), row.community) + " · " + row.name;
                names.put(Long.toString(row.id), name);
                names.put(row.code, name);
            }
            return names;
        }

        @Override
        public Set<String> called(String words) {
            Set<String> found = new HashSet<>();
            rows(new Long[0], new String[] {words}, words)
                .forEach(row -> found.addAll(row.code.isEmpty() ? List.of(Long.toString(row.id))
                    : List.of(Long.toString(row.id), row.code)));
            return found;
        }

        private List<Row> rows(Long[] ids, String[] codes, String name) {
            return jdbc.sql(select)
                .param("ids", ids)
                .param("codes", codes)
                .param("name", name)
                .query(Row.class)
                .list();
        }
    }
}

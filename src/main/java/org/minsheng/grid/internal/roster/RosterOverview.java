package org.minsheng.grid.internal.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.GridId;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Grids with those who answer there, a page at a time. */
@Repository
class RosterOverview {

    /**
     * One grid with its triangle.
     *
     * @param group the party group and who leads it, empty when nobody does
     * @param workers full time first, empty when there is none
     */
    record Line(GridId grid, String code, String name, AreaCode community, String group, String workers, int units,
                int heads, int zones,
                       int leads) {

        boolean isWhole() {
            return !group.isEmpty() && !workers.isEmpty() && heads == units && leads == zones;
        }
    }

    private final JdbcClient jdbc;

    RosterOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By code, from after the cursor (a grid's code). */
    List<Line> within(AreaCode area, boolean vacantOnly, String after, int limit) {
        return jdbc.sql("""
            with listed as (
                select grid.id, grid.code, grid.name, grid.community,
                    (select trim(body || ' ' || answerable.name) from grid.answerable
                        where answerable.grid = grid.id and duty = 'PARTY_GROUP' and until is null) as party,
                    (select string_agg(answerable.name, '、' order by not full_time, since) from grid.answerable
                        where answerable.grid = grid.id and duty = 'GRID_WORKER' and until is null) as workers,
                    (select count(*) from grid.unit where unit.grid = grid.id and retired_at is null) as units,
                    (select count(*) from grid.unit join grid.answerable on answerable.unit = unit.id and until is null
                        where unit.grid = grid.id and retired_at is null) as heads,
                    (select count(*) from grid.zone where zone.grid = grid.id and retired_at is null) as zones,
                    (select count(*) from grid.zone join grid.answerable on answerable.zone = zone.id and until is null
                        where zone.grid = grid.id and retired_at is null) as leads
                from grid.grid
                where grid.community >= :from and grid.community < :end
                and grid.retired_at is null
                and grid.code > :after
            )
            select * from listed
            where not :vacant or party is null or workers is null or heads < units or leads < zones
            order by code
            limit :limit
            """)
            .param("from", area.value())
            .param("end", area.value() + ":")
            .param("after", after)
            .param("vacant", vacantOnly)
            .param("limit", limit)
            .query((row, number) -> new Line(new GridId(row.getLong("id")), row.getString("code"),
            row.getString("name"),
                new AreaCode(row.getString("community")), text(row.getString("party")), text(row.getString("workers")),
                row.getInt("units"),
                row.getInt("heads"), row.getInt("zones"), row.getInt("leads")))
            .list();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The communities that are cut into grids. */
    List<AreaCode> communities(AreaCode area) {
        return jdbc.sql("""
            select distinct community
            from grid.grid
            where community >= :from and community < :end
            and retired_at is null
            order by community
            limit 500
            """)
            .param("from", area.value())
            .param("end", area.value() + ":")
            .query((row, number) -> new AreaCode(row.getString(1)))
            .list();
    }
}

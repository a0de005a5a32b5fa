package org.minsheng.grid.internal.roster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Duty;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where nobody answers, found by looking: nothing is kept that could go stale. A zone is vacant when no lead is named,
 * a unit without a head, a grid without a worker or without the head of its party group.
 */
@Repository
public class Vacancies {

    /** @param since when the last one left, or when the grid, unit or zone was drawn */
    public record Vacancy(Duty duty, Ground ground, String name, String gridName, AreaCode community, Instant since) {

        public String full() {
            return ground.kind() == Ground.Kind.GRID ? name : gridName + " · " + name;
        }
    }

    /** After which vacancy a page goes on. */
    record After(Instant since, String duty, long id) {

        @Override
        public String toString() {
            return since.toEpochMilli() + "-" + duty + "-" + id;
        }

        static @Nullable After of(String text) {
            var parts = text.split("-");
            return parts.length == 3 && parts[0].matches("\\d{1,15}") && parts[2].matches("\\d{1,18}")
                ? new After(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1], Long.parseLong(parts[2])) : null;
        }
    }

    /** How many vacancies a community has. */
    record Count(AreaCode community, Duty duty, long count, Instant latest) {
    }

    private static final String VACANT = """
        with place as (
            select duty.name as duty, 'GRID' as kind, grid.id, grid.name, grid.name as grid_name, grid.community,
                grid.created_at
            from grid.grid
            cross join (values ('GRID_WORKER'), ('PARTY_GROUP')) as duty (name)
            where grid.retired_at is null
            and grid.community >= :from and grid.community < :end
            union all
            select 'UNIT_HEAD', 'UNIT', unit.id, unit.name, grid.name, grid.community, unit.created_at
            from grid.unit
            join grid.grid on grid.id = unit.grid
            where unit.retired_at is null
            and grid.community >= :from and grid.community < :end
            union all
            select 'ZONE_LEAD', 'ZONE', zone.id, zone.name, grid.name, grid.community, zone.created_at
            from grid.zone
            join grid.grid on grid.id = zone.grid
            where zone.retired_at is null
            and grid.community >= :from and grid.community < :end
        ), vacant as (
            select place.*, date_trunc('milliseconds', coalesce(last.until, place.created_at)) as since
            from place
            left join lateral (
                select max(coalesce(answerable.until, 'infinity')) as until
                from grid.answerable
                where answerable.duty = place.duty
                and (place.kind = 'GRID' and answerable.grid = place.id
                    or place.kind = 'UNIT' and answerable.unit = place.id
                    or place.kind = 'ZONE' and answerable.zone = place.id)
            ) last on true
            where place.duty = any(:duties)
            and (last.until is null or last.until < 'infinity')
        )
        """;

    private final JdbcClient jdbc;

    Vacancies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The longest first. */
    List<Vacancy> within(AreaCode area, Set<Duty> duties, @Nullable After after, int limit) {
        return asked(VACANT + """
            select * from vacant
            where cast(:since as timestamptz) is null
            or (since, duty, id) > (cast(:since as timestamptz), :duty, :id)
            order by since, duty, id
            limit :limit
            """, area, duties)
            .param("since", after == null ? null : after.since().atOffset(ZoneOffset.UTC))
            .param("duty", after == null ? "" : after.duty())
            .param("id", after == null ? 0 : after.id())
            .param("limit", limit)
            .query((row, number) -> new Vacancy(Duty.valueOf(row.getString("duty")),
                new Ground(Ground.Kind.valueOf(row.getString("kind")), row.getLong("id")), row.getString("name"),
                row.getString("grid_name"),
                new AreaCode(row.getString("community")), row.getTimestamp("since").toInstant()))
            .list();
    }

    Map<Duty, Long> counts(AreaCode area) {
        return asked(VACANT + "select duty, count(*) as count from vacant group by duty", area,
            EnumSet.allOf(Duty.class))
            .query((row, number) -> Map.entry(Duty.valueOf(row.getString("duty")), row.getLong("count")))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** By community, what was vacant already at a moment. */
    List<Count> sinceBefore(AreaCode county, Instant moment) {
        return asked(VACANT + """
            select community, duty, count(*) as count, max(since) as latest
            from vacant
            where since <= :moment
            group by community, duty
            order by community, duty
            """, county, EnumSet.allOf(Duty.class))
            .param("moment", moment.atOffset(ZoneOffset.UTC))
            .query((row, number) -> new Count(new AreaCode(row.getString("community")),
            Duty.valueOf(row.getString("duty")),
                row.getLong("count"), row.getTimestamp("latest").toInstant()))
            .list();
    }

    private JdbcClient.StatementSpec asked(String sql, AreaCode area, Set<Duty> duties) {
        return jdbc.sql(sql)
            .param("from", area.value())
            .param("end", area.value() + ":")
            .param("duties", duties.stream().map(Duty::name).toArray(String[]::new));
    }
}

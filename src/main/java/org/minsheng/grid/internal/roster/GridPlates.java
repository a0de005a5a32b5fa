package org.minsheng.grid.internal.roster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OpaqueToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public pages of grids and zones: each by a token, issued and withdrawn, never changed. */
@Repository
public class GridPlates {

    private final JdbcClient jdbc;

    GridPlates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Null for a unit: its people are found through the plate at the door. */
    RosterViews.@Nullable Plate of(Page page, Ground ground) {
        if (ground.kind() == Ground.Kind.UNIT) {
            return null;
        }
        var token = tokens(List.of(ground)).getOrDefault(ground, "");
        return new RosterViews.Plate(token, page.base() + "/g/" + token);
    }

    /** The valid tokens of grids or of zones; all of one kind. */
    Map<Ground, String> tokens(Collection<Ground> grounds) {
        Map<Ground, String> found = new LinkedHashMap<>();
        if (!grounds.isEmpty()) {
            var kind = grounds.iterator().next().kind();
            jdbc.sql("select %1$s, token from grid.plate where %1$s = any(:ids) and withdrawn_at is null".formatted(
                kind.column()))
                .param("ids", grounds.stream().map(Ground::id).toArray(Long[]::new))
                .query(row -> {
                    found.put(new Ground(kind, row.getLong(1)), row.getString(2));
                });
        }
        return found;
    }

    /** Empty when it is unknown or withdrawn, or when what it stands for is not there any more. */
    Optional<Ground> byToken(String token) {
        return !OpaqueToken.looksLikeOne(token) ? Optional.empty() : jdbc.sql("""
            select plate.grid, plate.zone from grid.plate
            left join grid.grid on grid.id = plate.grid
            left join grid.zone on zone.id = plate.zone
            where token = :token
            and withdrawn_at is null
            and coalesce(grid.retired_at, zone.retired_at) is null
            """)
            .param("token", token)
            .query((row, number) -> {
                long grid = row.getLong("grid");
                return row.wasNull() ? new Ground(Ground.Kind.ZONE, row.getLong("zone"))
                    : new Ground(Ground.Kind.GRID, grid);
            })
            .optional();
    }

    /** Those that have none get one; answers how many. */
    int issue(Ground.Kind kind, Collection<Long> ids, Instant at) {
        return issue(kind, ids, ids.stream().map(id -> OpaqueToken.fresh()).toList(), at);
    }

    int issue(Ground.Kind kind, Collection<Long> ids, List<String> tokens, Instant at) {
        return jdbc.sql("""
            insert into grid.plate (token, %1$s, issued_at)
            select token, id, :at
            from unnest(:tokens, :ids) as asked (token, id)
            on conflict (%1$s) where withdrawn_at is null and %1$s is not null do nothing
            """.formatted(kind.column()))
            .param("tokens", tokens.toArray(String[]::new))
            .param("ids", ids.toArray(Long[]::new))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    }

    int withdraw(Ground ground, Instant at) {
        return jdbc.sql(
            "update grid.plate set withdrawn_at = :at where %s = :id and withdrawn_at is null".formatted(ground.kind()
            .column()))
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("id", ground.id())
            .update();
    }

    /** The smallest place that all of its doors are in; the community where they are spread over several compounds. */
    AreaCode place(Ground ground, AreaCode community) {
        return jdbc.sql("""
            select min(left(door, 16)) from grid.door
            where %s = :id
            and until is null
            having min(left(door, 16)) = max(left(door, 16))
            """.formatted(ground.kind() == Ground.Kind.GRID ? "now_grid" : ground.kind().column()))
            .param("id", ground.id())
            .query(String.class)
            .optional().map(AreaCode::new).orElse(community);
    }
}

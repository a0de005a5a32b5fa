package org.minsheng.area.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.PlaceId;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to a place, the latest first. */
@Repository
class PlaceHistory {

    /** What can happen to a place; the table knows the same words. */
    enum HistoryKind {
        ADDED, RENAMED, MOVED, RETIRED, RESTORED, UNDONE, OPENED, PLATE_ISSUED, PLATE_WITHDRAWN
    }

    /** One step; {@code before} and {@code after} are a name or a code where those changed. */
    record Step(long id, HistoryKind kind, @Nullable String before, @Nullable String after, String actor,
                String actorName, Instant at) {
    }

    private static final int PAGE = 30;

    private final JdbcClient jdbc;

    PlaceHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<Step> of(PlaceId place, String after) {
        var steps = jdbc.sql("""
            select id, kind, actor, actor_name, at,
                coalesce(before ->> 'name', before ->> 'code') as before,
                coalesce(after ->> 'name', after ->> 'code') as after
            from area.place_history
            where place = :place
            and id < :before
            order by id desc
            limit :limit
            """)
            .param("place", place.value())
            .param("before", after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE)
            .param("limit", PAGE + 1)
            .query((row, number) -> new Step(row.getLong("id"), HistoryKind.valueOf(row.getString("kind")),
                row.getString("before"), row.getString("after"), row.getString("actor"), row.getString("actor_name"),
                row.getTimestamp("at").toInstant()))
            .list();
        return Slice.of(steps, PAGE, step -> Long.toString(step.id()));
    }
}

package org.minsheng.appeal.internal.similar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Words;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PlannedAnew;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what may be similar. */
@Component
class SimilarBook {

    /** An earlier appeal as it is compared. */
    record Found(AppealId id, String number, String title, String body, AppealKind kind,
                 @Nullable String matter, AreaCode place, AppealState state, boolean closed,
                 Instant filedAt, int version) {

        static Found of(ResultSet row, int index) throws SQLException {
            return new Found(new AppealId(row.getLong("id")), row.getString("number"),
                row.getString("title"), row.getString("body"), AppealKind.valueOf(row.getString("kind")),
                row.getString("matter"), new AreaCode(row.getString("place_code")),
                AppealState.valueOf(row.getString("state")), row.getBoolean("private"),
                row.getObject("filed_at", java.time.OffsetDateTime.class).toInstant(), row.getInt("version"));
        }
    }

    /** However much is said in half a year: four partitions of the word index. */
    private static final long MOST_LOOKED_AT = 262_144;

    /**
     * The newest that hold such words. All that hold them are looked up in the index first ({@code offset 0}): for the
     * order and the limit alone the planner walks the numbers backwards, through half a year of appeals when few of
     * them hold a word.
     */
    private static final String HELD = """
        select appeal, words
        from (
            select appeal, words
            from appeal.search
            where words @@ :%s::tsquery and appeal >= :first
            offset 0
        ) as held
        order by appeal desc
        limit :most
        """;

    private final JdbcClient jdbc;
    private final PlannedAnew plannedAnew;
    private final Cache<String, Long> firstInWindow = Caffeine.newBuilder()
        .expireAfterWrite(Duration.ofMinutes(10)).build();

    SimilarBook(JdbcClient jdbc, PlannedAnew plannedAnew) {
        this.jdbc = jdbc;
        this.plannedAnew = plannedAnew;
    }

    /** Newest ones that hold one of the rare words in the county, or one of the telling ones in the community. */
    Map<Long, Set<String>> candidates(AreaCode place, List<String> rare,
                                      List<String> telling, Instant since, int most) {
        Map<Long, Set<String>> found = new HashMap<>();
        if (rare.isEmpty()) {
            return found;
        }
        var around = place.at(AreaCode.Level.COMMUNITY);
        var narrow = around == null ? place : around;
        plannedAnew.sql("""
                with rare as (
                    %s
                ), near as (
                    %s
                )
                select appeal, tsvector_to_array(words) as words
                from rare
                union
                select appeal, tsvector_to_array(words)
                from near
                """.formatted(HELD.formatted("rare"), HELD.formatted("near")))
            .param("rare", Words.all(List.of(Words.ofArea(place.county().value()))) + " & (" + Words.any(rare) + ")")
            .param("near", Words.all(List.of(Words.ofArea(narrow.value()
                .substring(0, Math.min(12, narrow.value().length())))))
                + " & (" + Words.any(telling) + ")")
            .param("first", firstSince(since))
            .param("most", most)
            .query((row, n) -> found.put(row.getLong("appeal"), Set.of((String[]) row.getArray("words").getArray())))
            .list();
        return found;
    }

    List<Found> read(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select id, number, title, left(body, 1200) as body, kind, matter, place_code, state, private, filed_at,
                    version
                from appeal.appeal
                where id = any(:ids) and state not in ('REFUSED', 'WITHDRAWN')
                """)
            .param("ids", ids.toArray(Long[]::new))
            .query(Found::of)
            .list();
    }

    /** Numbers grow with time, so that the first of a window is found by halving; an answer may be ten minutes old. */
    private long firstSince(Instant since) {
        return firstInWindow.get("", none -> halve(since));
    }

    private long halve(Instant since) {
        long high = jdbc.sql("select coalesce(max(id), 0) from appeal.appeal").query(Long.class).single();
        long low = Math.max(0, high - MOST_LOOKED_AT);
        while (low < high) {
            long middle = (low + high) / 2;
            boolean before = jdbc.sql("""
                    select coalesce((
                        select filed_at < :since
                        from appeal.appeal
                        where id > :middle
                        order by id
                        limit 1), false)
                    """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("middle", middle)
                .query(Boolean.class)
                .single();
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

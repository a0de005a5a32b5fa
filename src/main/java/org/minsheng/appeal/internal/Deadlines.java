package org.minsheng.appeal.internal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.minsheng.appeal.AppealKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Until when an answer is promised. Days are calendar days that end at 18:00; a calendar of working days takes its place
 * here. The default limits are 3 days for questions and help and 13 for the rest (rule of the field, editable by county).
 */
@Component
public class Deadlines {

    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(18, 0);
    private static final Map<AppealKind, Integer> DEFAULT_DAYS = Map.of(AppealKind.QUESTION, 3, AppealKind.HELP, 3,
        AppealKind.COMPLAINT, 13, AppealKind.REPORT, 13, AppealKind.SUGGESTION, 13);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LoadingCache<String, Map<AppealKind, Integer>> limits =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build(this::load);

    Deadlines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Instant due(String county, AppealKind kind, Instant from) {
        int days = limits.get(county).getOrDefault(kind, 13);
        return from.atZone(clock.getZone()).plusDays(days).with(CLOSE_OF_BUSINESS).toInstant();
    }

    /** Days by kind, as they are now. */
    public Map<AppealKind, Integer> days(String county) {
        return load(county);
    }

    void forget() {
        limits.invalidateAll();
    }

    private Map<AppealKind, Integer> load(String county) {
        Map<AppealKind, Integer> days = new HashMap<>(DEFAULT_DAYS);
        jdbc.sql("""
                select kind, days
                from appeal.time_limit
                where county = :county
                """)
            .param("county", county)
            .query((row, n) -> days.put(AppealKind.valueOf(row.getString("kind")), row.getInt("days")))
            .list();
        return days;
    }
}

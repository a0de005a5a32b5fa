package org.minsheng.appeal.internal.hotspots;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.triage.Triage;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what the newest unsorted appeals are probably about, once for each. */
@Component
class GuessingMatters {

    static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Triage triage;
    private final Clock clock;

    GuessingMatters(JdbcClient jdbc, Triage triage, Clock clock) {
        this.jdbc = jdbc;
        this.triage = triage;
        this.clock = clock;
    }

    private record Unsorted(long id, String county, String title, String body) {
    }

    /** Returns how many were looked at, at most {@link #BATCH}. */
    @Transactional
    public int guess() {
        var unsorted = jdbc.sql("""
                select id, county, title, left(body, 500) as body
                from appeal.appeal
                where matter is null and filed_at >= :since and community is not null
                    and state not in ('WITHDRAWN', 'REFUSED', 'MERGED')
                    and not exists (select from appeal.guess where guess.appeal = appeal.id)
                order by id desc
                limit :batch
                """)
            .param("since", clock.instant().minus(Duration.ofDays(63)).atOffset(ZoneOffset.UTC))
            .param("batch", BATCH)
            .query(Unsorted.class)
            .list();
        List<Long> ids = new ArrayList<>();
        List<@Nullable String> matters = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (var one : unsorted) {
            var suggestion = triage.suggest(new AreaCode(one.county()), one.title(), one.body());
            ids.add(one.id());
            matters.add(suggestion.matter());
            shares.add(suggestion.share());
        }
        jdbc.sql("""
                insert into appeal.guess (appeal, matter, share, at)
                select appeal, matter, share, :now
                from unnest(:ids::bigint[], :matters::text[], :shares::float8[]) as made (appeal, matter, share)
                on conflict do nothing
                """)
            .param("ids", ids.toArray(Long[]::new))
            .param("matters", matters.toArray(String[]::new))
            .param("shares", shares.toArray(Double[]::new))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        return unsorted.size();
    }
}

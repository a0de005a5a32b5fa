package org.minsheng.appeal.internal.hotspots;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares each night what was said in a community in seven days with the mean of the eight weeks before. What is said
 * seldom varies by the root of its mean (Poisson): three such spreads above the mean, and never fewer than four, is
 * much.
 */
@Component
class FindingHotspots {

    private static final int WEEKS = 8;
    private static final int FEWEST = 4;
    private static final double SPREADS = 3;
    private static final int MOST_BATCHES = 40;

    private final JdbcClient jdbc;
    private final OwningHotspots owning;
    private final Clock clock;

    FindingHotspots(JdbcClient jdbc, OwningHotspots owning, Clock clock) {
        this.owning = owning;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts what was said by community and matter, sorted by a desk or guessed, and makes tasks of what is much. A
     * matter that still has an open task in the community opens no second one.
     *
     * @return how many tasks were opened
     */
    @Transactional
    public int find() {
        var now = clock.instant();
        jdbc.sql("delete from appeal.rising").update();
        jdbc.sql("""
                insert into appeal.rising (county, area, matter, said, guessed, usual, found_at)
                select substr(community, 1, 6), community, topic, count(*) filter (where filed_at >= :since),
                    count(*) filter (where filed_at >= :since and matter is null),
                    count(*) filter (where filed_at < :since) / :weeks::float8, :now
                from (
                    select appeal.community, appeal.filed_at, appeal.matter,
                        coalesce(appeal.matter, guess.matter) as topic
                    from appeal.appeal
                    left join appeal.guess on guess.appeal = appeal.id
                    where appeal.filed_at >= :from and appeal.community is not null
                        and appeal.state not in ('WITHDRAWN', 'REFUSED')
                ) as told
                where topic is not null
                group by community, topic
                having count(*) filter (where filed_at >= :since) > 0
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("since", now.minus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC))
            .param("from", now.minus(Duration.ofDays(7 * (WEEKS + 1))).atOffset(ZoneOffset.UTC))
            .param("weeks", WEEKS)
            .update();
        var opened = open(now);
        opened.forEach(owning::give);
        return opened.size();
    }

    private List<Long> open(Instant now) {
        return jdbc.sql("""
                insert into appeal.hotspot (county, area, matter, week, said, usual, found_at, guessed, longitude,
                    latitude)
                select rising.county, rising.area, rising.matter, :week, said, usual, :now, guessed, point.longitude,
                    point.latitude
                from appeal.rising
                cross join lateral (
                    select avg(appeal.longitude) as longitude, avg(appeal.latitude) as latitude
                    from appeal.appeal
                    left join appeal.guess on guess.appeal = appeal.id
                    where appeal.community = rising.area and appeal.filed_at >= :since and appeal.longitude is not null
                        and coalesce(appeal.matter, guess.matter) = rising.matter) as point
                where said >= :fewest
                    and said >= usual + :spreads * sqrt(greatest(usual, 0.5))
                    and not exists (
                        select from appeal.hotspot
                        where hotspot.area = rising.area and hotspot.matter = rising.matter and hotspot.lead is null
                            and state <> 'CLOSED')
                on conflict do nothing
                returning id
                """)
            .param("week", now.atZone(clock.getZone()).toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("since", now.minus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC))
            .param("fewest", FEWEST)
            .param("spreads", SPREADS)
            .query(Long.class)
            .list();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> findHotspots(ObjectProvider<FindingHotspots> finding,
                                         ObjectProvider<FindingClusters> clusters,
                                         ObjectProvider<OwningHotspots> owning, GuessingMatters guessing, Clock clock) {
            return Tasks.recurring("appeal-hotspots", Schedules.daily(clock.getZone(), LocalTime.of(4, 20)))
                .execute((task, context) -> {
                    for (int batch = 0; batch < MOST_BATCHES && guessing.guess() == GuessingMatters.BATCH; batch++) {
                        Thread.yield();
                    }
                    finding.getObject().find();
                    clusters.getObject().find();
                    owning.getObject().lookAfter();
                });
        }
    }
}

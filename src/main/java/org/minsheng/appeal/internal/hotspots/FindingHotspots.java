package org.minsheng.appeal.internal.hotspots;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares each night what was said in a community in seven days with the mean of the eight weeks before. What is said
 * seldom varies by the root of its mean (Poisson): three such spreads above the mean, and never fewer than four, is much.
 */
@Component
class FindingHotspots {

    private static final int WEEKS = 8;
    private static final int FEWEST = 4;
    private static final double SPREADS = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    FindingHotspots(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A matter that still has an open task in the community opens no second one. @return how many tasks were opened */
    @Transactional
    public int find() {
        var now = clock.instant();
        return jdbc.sql("""
                insert into appeal.hotspot (county, area, matter, week, said, usual, found_at)
                select substr(community, 1, 6), community, matter, :week, recent, usual, :now
                from (
                    select community, matter, count(*) filter (where filed_at >= :since) as recent,
                        count(*) filter (where filed_at < :since) / :weeks::float8 as usual
                    from appeal.appeal
                    where filed_at >= :from and community is not null and matter is not null and state not in ('WITHDRAWN', 'REFUSED')
                    group by community, matter
                ) as said
                where recent >= :fewest
                    and recent >= usual + :spreads * sqrt(greatest(usual, 0.5))
                    and not exists (
                        select from appeal.hotspot
                        where hotspot.area = said.community and hotspot.matter = said.matter and state <> 'CLOSED')
                on conflict do nothing
                """)
            .param("week", now.atZone(clock.getZone()).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("since", now.minus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC))
            .param("from", now.minus(Duration.ofDays(7 * (WEEKS + 1))).atOffset(ZoneOffset.UTC))
            .param("weeks", WEEKS)
            .param("fewest", FEWEST)
            .param("spreads", SPREADS)
            .update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> findHotspots(FindingHotspots finding, Clock clock) {
            return Tasks.recurring("appeal-hotspots", Schedules.daily(clock.getZone(), LocalTime.of(4, 20)))
                .execute((task, context) -> finding.find());
        }
    }
}

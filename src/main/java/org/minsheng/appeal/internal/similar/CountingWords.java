package org.minsheng.appeal.internal.similar;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts behind the writers how often each word is said in the newest appeals. */
@Component
class CountingWords {

    /** Enough to know a rare word from a common one, few enough to be counted in seconds. */
    private static final int NEWEST = 50_000;
    private static final int ENOUGH_NEW_ONES = 500;

    private final JdbcClient jdbc;
    private final Frequencies frequencies;
    private final Clock clock;

    CountingWords(JdbcClient jdbc, Frequencies frequencies, Clock clock) {
        this.jdbc = jdbc;
        this.frequencies = frequencies;
        this.clock = clock;
    }

    /** False when too little was said since the last time. */
    @Transactional
    public boolean count() {
        long newest = jdbc.sql("select coalesce(max(id), 0) from appeal.appeal").query(Long.class).single();
        var known = jdbc.sql("select newest from appeal.word_count").query(Long.class).optional();
        if (known.isPresent() && newest - known.get() < Math.min(ENOUGH_NEW_ONES, known.get() / 10 + 1)) {
            return false;
        }
        long after = Math.max(0, newest - NEWEST);
        jdbc.sql("delete from appeal.word").update();
        jdbc.sql("""
                insert into appeal.word (word, appeals)
                select word, ndoc
                from ts_stat('select words from appeal.search where appeal > %d')
                where ndoc > 2 and word not like '@%%'
                """.formatted(after))
            .update();
        jdbc.sql("""
                insert into appeal.word_count (appeals, newest, at)
                select count(*), :newest, :at
                from appeal.search
                where appeal > :after
                on conflict (only_row) do update
                set appeals = excluded.appeals, newest = excluded.newest, at = excluded.at
                """)
            .param("newest", newest)
            .param("after", after)
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        frequencies.forget();
        return true;
    }

    /** Every quarter of an hour, which does nothing when little was said. */
    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> countAppealWords(CountingWords counting) {
            return Tasks.recurring("appeal-words", FixedDelay.of(Duration.ofMinutes(15)))
                .execute((task, context) -> counting.count());
        }
    }
}

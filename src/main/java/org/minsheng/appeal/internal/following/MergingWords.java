package org.minsheng.appeal.internal.following;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes large parts of the small ones of the word indexes at night, once they are old: a rare word is then asked of
 * few.
 */
@Component
public class MergingWords {

    private final JdbcClient jdbc;

    public MergingWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each merging is a transaction of its own. */
    public void merge() {
        for (var kind : List.of("search", "need")) {
            while (jdbc.sql("select appeal.merge_words(?)").param(kind).query(Boolean.class).single()) {
                Thread.yield();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> mergeWords(MergingWords merging, Clock clock) {
            return Tasks.recurring("appeal-word-parts", Schedules.daily(clock.getZone(), LocalTime.of(3, 20)))
                .execute((task, context) -> merging.merge());
        }
    }
}

package org.minsheng.appeal.internal.following;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.minsheng.shared.Rush;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sorts new words into their index behind the writers. They wait in a list beside it, and whoever fills that list would
 * sort all of it in: one filing in some hundred then took several times as long as the others.
 */
@Component
public class SortingWordsIn {

    /** However many are filed in the second between two sortings. */
    private static final long FRESH = 10_000;

    private final JdbcClient jdbc;
    private final AtomicLong last = new AtomicLong(-1);

    SortingWordsIn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing where nothing was filed since the last time. */
    public void sortIn() {
        long newest = jdbc.sql("select coalesce(max(id), 0) from appeal.appeal").query(Long.class).single();
        if (last.getAndSet(newest) != newest) {
            sortIn(newest);
        }
    }

    /** In the part in which the newest appeal lies and, while that is fresh, the one before. */
    private void sortIn(long newest) {
        jdbc.sql("""
                select gin_clean_pending_list(pg_index.indexrelid)
                from (values ('appeal.search'::regclass), ('appeal.need'::regclass)) as parent (id),
                    appeal.word_parts(parent.id) as part
                    join pg_index on pg_index.indrelid = ('appeal.' || part.name)::regclass
                    join pg_class on pg_class.oid = pg_index.indexrelid
                    join pg_am on pg_am.oid = pg_class.relam
                where pg_am.amname = 'gin'
                    and part.first <= :newest
                    and part.until > :newest - :fresh
                """)
            .param("newest", newest)
            .param("fresh", FRESH)
            .query((row, n) -> row.getLong(1))
            .list();
    }

    @Configuration(proxyBeanMethods = false)
    static class Timer {

        @Bean
        RecurringTask<Void> sortWordsIn(SortingWordsIn sorting, Rush rush) {
            return Tasks.recurring("appeal-new-words", rush.every(Duration.ofSeconds(1)))
                .execute((task, context) -> sorting.sortIn());
        }
    }
}

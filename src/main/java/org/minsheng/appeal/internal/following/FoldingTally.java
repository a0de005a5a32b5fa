package org.minsheng.appeal.internal.following;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.minsheng.appeal.internal.numbers.VoidNumbers;
import org.minsheng.shared.Rush;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds the changes of counts up for every level above, and keeps the word index's next partitions ready. */
@Configuration(proxyBeanMethods = false)
public class FoldingTally {

    @Bean
    RecurringTask<Void> foldAppealTally(JdbcClient jdbc, VoidNumbers voidNumbers, Rush rush) {
        return Tasks.recurring("appeal-tally", rush.every(Duration.ofSeconds(2)))
            .execute((task, context) -> {
                fold(jdbc);
                voidNumbers.flush();
                jdbc.sql("select appeal.extend_words()").query((row, n) -> row).list();
            });
    }

    /** One statement: whoever counts sees either the changes or the sum, never both, never neither. */
    public static void fold(JdbcClient jdbc) {
        jdbc.sql("""
                with folded as (
                    delete from appeal.tally_change
                    where id in (select id from appeal.tally_change order by id limit 20000)
                    returning area, state, tier, change
                ), levels as (
                    select distinct substr(area, 1, digits) as area, state, tier, sum(change) over (
                        partition by substr(area, 1, digits), state, tier) as change
                    from folded, (values (2), (4), (6), (9), (12)) as level (digits)
                    where length(area) >= digits
                )
                insert into appeal.tally as tally (area, state, tier, count)
                select area, state, tier, change
                from levels
                where change <> 0
                on conflict (area, state, tier) do update
                set count = tally.count + excluded.count
                """)
            .update();
    }
}

package org.minsheng.volunteer.internal.deed;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.minsheng.shared.Rush;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds deeds to the sums of their places and periods, behind the writers. */
@Component
public class AddingUp {

    private static final int BATCH = 20_000;

    private final JdbcClient jdbc;

    AddingUp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static RecurringTask<Void> addDeedsUp(ObjectProvider<AddingUp> adding, Rush rush) {
        return Tasks.recurring("volunteer-deed-sums", rush.every(Duration.ofSeconds(2)))
            .execute((task, context) -> adding.getObject().addUp());
    }

    /** Everything that has come until now. */
    public void addUp() {
        while (batch() == BATCH) {
            Thread.onSpinWait();
        }
    }

    /**
     * One statement: whoever looks sees a deed either waiting or counted. The rows in one order, so that two nodes
     * never lock crosswise.
     */
    private int batch() {
        return jdbc.sql("""
                with taken as (
                    delete from volunteer.deed_change
                    where id in (select id from volunteer.deed_change order by id limit :batch for update skip locked)
                    returning area, day, person, unit, deeds, minutes
                ), summed as (
                    select left(taken.area, level.digits) as area, period.name as period, subject.sort,
                        subject.id as subject, sum(taken.deeds) as deeds, sum(taken.minutes) as minutes
                    from taken
                    join (values (6), (9), (12)) as level (digits) on level.digits <= length(taken.area)
                    cross join lateral (values (to_char(taken.day, 'YYYY')), (to_char(taken.day, 'YYYY"Q"Q')),
                        (to_char(taken.day, 'YYYY-MM'))) as period (name)
                    cross join lateral (values ('P'::"char", taken.person), ('U'::"char", taken.unit)) as subject (sort,
                        id)
                    where subject.id is not null
                    group by 1, 2, 3, 4
                ), kept as (
                    insert into volunteer.deed_sum as known (area, period, sort, subject, deeds, minutes)
                    select area, period, sort, subject, deeds, minutes
                    from summed
                    order by area, period, sort, subject
                    on conflict (area, period, sort, subject) do update
                    set deeds = known.deeds + excluded.deeds, minutes = known.minutes + excluded.minutes
                )
                select count(*) from taken
                """)
            .param("batch", BATCH)
            .query(Integer.class).single();
    }
}

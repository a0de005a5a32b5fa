package org.minsheng.visit.internal.care;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.minsheng.shared.TimerRows;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One timer for each time that somebody is to look in: when it fires, either somebody was there or it is missed. */
@Configuration(proxyBeanMethods = false)
class CareTimers {

    static final String TASK = "visit-care";
    private static final int BATCH = 500;

    /** In the caller's transaction. */
    static void set(TimerRows timers, long task, Plan.Slot slot) {
        timers.setOnce(TASK, Long.toString(task), slot.lateAt());
    }

    @Bean
    static OneTimeTask<Void> careTimer(ObjectProvider<NoticingMissed> noticing, Clock clock) {
        return Tasks.oneTime(TASK)
            .onDeadExecutionRevive()
            .execute((task, context) -> noticing.getObject().notice(Long.parseLong(task.getId()), clock.instant()));
    }

    /** For timers that were lost: nothing is missed for longer than half an hour without being told. */
    @Bean
    static RecurringTask<Void> careSweep(ObjectProvider<NoticingMissed> noticing, ObjectProvider<CareTaskBook> tasks,
        Clock clock) {
        return Tasks.recurring("visit-care-sweep", FixedDelay.of(Duration.ofMinutes(30)))
            .execute((task, context) -> tasks.getObject().late(clock.instant(), BATCH)
                .forEach(late -> noticing.getObject().notice(late, clock.instant())));
    }
}

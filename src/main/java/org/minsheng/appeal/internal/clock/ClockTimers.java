package org.minsheng.appeal.internal.clock;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tasks behind the timers; a fire that is run again, by this node or another, finds nothing left to do. */
@Configuration(proxyBeanMethods = false)
class ClockTimers {

    @Bean
    static OneTimeTask<Void> appealClock(ObjectProvider<RunningClock> running, Clock clock) {
        return Tasks.oneTime(Waking.TASK)
            .onDeadExecutionRevive()
            .execute((task, context) -> running.getObject()
                .run(new AreaCode(task.getId().substring(0, task.getId().indexOf('@'))), clock.instant()));
    }

    /** Matters from before there were timers, and a day that became a holiday: nothing waits longer than an hour. */
    @Bean
    static RecurringTask<Void> appealClockSweep(ObjectProvider<RunningClock> running, Places places, Clock clock) {
        return Tasks.recurring("appeal-clock-sweep", FixedDelay.of(Duration.ofHours(1)))
            .execute((task, context) -> places.counties()
                .forEach(county -> running.getObject().run(county.code(), clock.instant())));
    }
}

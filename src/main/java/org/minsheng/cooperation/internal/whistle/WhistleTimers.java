package org.minsheng.cooperation.internal.whistle;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.minsheng.shared.TimerRows;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Timers of a whistle: who has not come, who has not finished. */
@Configuration(proxyBeanMethods = false)
class WhistleTimers {

    static final String TASK = "cooperation-whistle";
    private static final int BATCH = 200;

    /** In the caller's transaction. */
    static void set(TimerRows timers, WhistleId id, Instant at) {
        timers.setOnce(TASK, id.value() + ":" + at.getEpochSecond(), at.plusSeconds(1));
    }

    @Bean
    static OneTimeTask<Void> whistleTimer(ObjectProvider<WatchingWhistles> watching, Clock clock) {
        return Tasks.oneTime(TASK)
            .onDeadExecutionRevive()
            .execute((task, context) -> watching.getObject()
                .look(new WhistleId(Long.parseLong(task.getId().split(":", -1)[0])), clock.instant()));
    }

    /** For timers that were lost. */
    @Bean
    static RecurringTask<Void> whistleSweep(ObjectProvider<WatchingWhistles> watching,
                                            ObjectProvider<WhistleBook> book, Clock clock) {
        return Tasks.recurring("cooperation-whistle-sweep", FixedDelay.of(Duration.ofMinutes(10)))
            .execute((task, context) -> book.getObject().late(clock.instant(), BATCH)
                .forEach(id -> watching.getObject().look(id, clock.instant())));
    }
}

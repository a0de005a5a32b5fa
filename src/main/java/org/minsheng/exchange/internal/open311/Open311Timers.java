package org.minsheng.exchange.internal.open311;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task behind every picture that is on its way; forgets what can count as a repeat no more. */
@Configuration(proxyBeanMethods = false)
class Open311Timers {

    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    @Bean
    static CustomTask<Long> mediaTask(ObjectProvider<FetchingMedia> fetching) {
        return Tasks.custom("exchange-media", Long.class)
            .onFailure((FailureHandler<Long>) (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAULT)))
            .onDeadExecutionRevive()
            .execute((media, context) -> {
                var again = fetching.getObject().fetch(media.getData());
                return (complete, operations) -> again.ifPresentOrElse(time -> operations.reschedule(complete, time),
                    operations::remove);
            });
    }

    @Bean
    static RecurringTask<Void> sweepMedia(ObjectProvider<FetchingMedia> fetching) {
        return Tasks.recurring("exchange-sweep-media", FixedDelay.ofMinutes(1))
            .execute((task, context) -> fetching.getObject().sweep());
    }

    @Bean
    static RecurringTask<Void> forgetRepeats(Submissions submissions, Clock clock) {
        return Tasks.recurring("exchange-forget-repeats", FixedDelay.ofHours(1))
            .execute((task, context) -> submissions.forgetRepeats(clock.instant().minus(Submissions.WINDOW)));
    }
}

package org.minsheng.exchange.internal.open311;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets what can count as a repeat no more. */
@Configuration(proxyBeanMethods = false)
class Open311Timers {

    @Bean
    static RecurringTask<Void> forgetRepeats(Submissions submissions, Clock clock) {
        return Tasks.recurring("exchange-forget-repeats", FixedDelay.ofHours(1))
            .execute((task, context) -> submissions.forgetRepeats(clock.instant().minus(Submissions.WINDOW)));
    }
}

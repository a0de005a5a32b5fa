package org.minsheng.account.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets attempts and failures that no limit looks at any more. */
@Configuration(proxyBeanMethods = false)
class Cleaning {

    @Bean
    RecurringTask<Void> attemptCleaning(Attempts attempts) {
        return Tasks.recurring("account-attempts", FixedDelay.of(Duration.ofMinutes(30)))
            .execute((instance, context) -> attempts.removeBefore(Duration.ofHours(24)));
    }
}

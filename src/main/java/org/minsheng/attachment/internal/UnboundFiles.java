package org.minsheng.attachment.internal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Photos that were sent ahead of a form which never came go after a day. */
@Configuration(proxyBeanMethods = false)
class UnboundFiles {

    static final Duration KEPT = Duration.ofDays(1);

    @Bean
    static Task<?> removingUnboundFiles(KeptFiles files, Clock clock) {
        return Tasks.recurring("attachment-unbound", FixedDelay.ofHours(1)).execute((instance, context) -> {
            int removed;
            do {
                removed = files.removeUnbound(clock.instant().minus(KEPT));
            } while (removed > 0);
        });
    }
}

package org.minsheng.visit.internal.field;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Photos whose result never came go after a month; a phone that brings it later sends them once more. Phones whose
 * owner is nobody any more lose the name.
 */
@Configuration(proxyBeanMethods = false)
class ClearingUploads {

    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    static Task<?> clearingFieldUploads(Uploads uploads, Clock clock) {
        return Tasks.recurring("visit-field-uploads", FixedDelay.ofHours(6)).execute((instance, context) -> {
            int removed;
            do {
                removed = uploads.removeBefore(clock.instant().minus(KEPT));
            } while (removed > 0);
        });
    }

    @Bean
    static Task<?> forgettingClosedPhones(ForgettingClosed forgetting) {
        return Tasks.recurring("visit-field-phones", FixedDelay.ofHours(24))
            .execute((instance, context) -> forgetting.forget());
    }
}

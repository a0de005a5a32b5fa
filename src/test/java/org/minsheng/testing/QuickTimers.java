package org.minsheng.testing;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** What follows the writers some seconds behind follows them at once here, so that no test waits for its turn. */
@Component
public class QuickTimers implements BeanPostProcessor {

    private static final Duration EVERY = Duration.ofMillis(400);
    private static final Set<String> FOLLOWERS = Set.of("appeal-steps", "appeal-tally", "appeal-needs", "appeal-looks",
        "appeal-rates", "history-chaining", "audit-sealing", "visit-tally", "volunteer-deed-sums");

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof RecurringTask<?> task && FOLLOWERS.contains(task.getName()) ? quicker(task) : bean;
    }

    private static <T> RecurringTask<T> quicker(RecurringTask<T> task) {
        return new RecurringTask<>(task.getName(), FixedDelay.of(EVERY), task.getDataClass()) {
            @Override
            public void executeRecurringly(TaskInstance<T> instance, ExecutionContext context) {
                task.executeRecurringly(instance, context);
            }
        };
    }
}

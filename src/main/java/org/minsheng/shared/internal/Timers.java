package org.minsheng.shared.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** One scheduler for all modules: every {@link Task} bean is known to it, every {@link RecurringTask} is started. */
@Configuration(proxyBeanMethods = false)
class Timers {

    /** Rows are written through the transaction of whoever schedules, so they come and go with it. */
    @Bean(destroyMethod = "stop")
    Scheduler scheduler(DataSource database, List<Task<?>> tasks,
        @Value("${minsheng.timers-every:1s}") Duration every) {
        List<RecurringTask<?>> recurring = tasks.stream()
            .filter(RecurringTask.class::isInstance)
            .<RecurringTask<?>>map(task -> (RecurringTask<?>) task)
            .toList();
        List<Task<?>> known = tasks.stream().filter(task -> !(task instanceof RecurringTask)).toList();
        return Scheduler.create(new TransactionAwareDataSourceProxy(database), known)
            .tableName("shared.scheduled_tasks")
            .startTasks(castRecurring(recurring))
            .pollingInterval(every)
            .heartbeatInterval(Duration.ofSeconds(5))
            .threads(8)
            .enableImmediateExecution()
            .build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T extends Task<?> & com.github.kagkarlsson.scheduler.task.OnStartup> List<T> castRecurring(
            List tasks) {
        return tasks;
    }

    @Bean
    Starter timerStarter(ObjectProvider<Scheduler> scheduler) {
        return new Starter(scheduler);
    }

    /** Timers begin once the node is ready to serve. */
    record Starter(ObjectProvider<Scheduler> scheduler) {

        @EventListener
        void ready(ApplicationReadyEvent event) {
            scheduler.getObject().start();
        }
    }
}

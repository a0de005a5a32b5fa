package org.minsheng.notice.internal;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task behind every message that is on its way: one row of the scheduler a message, the same on all nodes. */
@Configuration(proxyBeanMethods = false)
class DeliveryTimers {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    @Bean
    static Delivering delivering(MessageRepository messages, Addresses addresses, Seals seals, List<Sender> senders,
                                 ObjectProvider<NextChannel> fallback, Disturbing disturbing, Clock clock) {
        return new Delivering(messages, addresses, seals, senders,
            message -> fallback.getObject().after(message),
            (id, now) -> disturbing.isQuiet(now)
                ? messages.ready(id).flatMap(message -> disturbing.until(message.person(), message.urgent(), now))
                : Optional.empty(), clock);
    }

    @Bean
    static CustomTask<Void> deliveryTask(Delivering delivering) {
        return task("notice-delivery", delivering);
    }

    static CustomTask<Void> task(String name, Delivering delivering) {
        return Tasks.custom(name, Void.class)
            .onFailure((FailureHandler<Void>) (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAULT)))
            .onDeadExecutionRevive()
            .execute((message, context) -> {
                var again = delivering.deliver(Long.parseLong(message.getId()));
                return (complete, operations) -> again.ifPresentOrElse(
                    time -> operations.reschedule(complete, time), operations::remove);
            });
    }
}

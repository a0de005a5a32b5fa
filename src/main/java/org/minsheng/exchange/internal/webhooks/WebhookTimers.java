package org.minsheng.exchange.internal.webhooks;

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

/** The task behind every delivery that is on its way, and the one that forgets old ones. */
@Configuration(proxyBeanMethods = false)
class WebhookTimers {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    @Bean
    static CustomTask<Long> webhookTask(ObjectProvider<SendingWebhook> sending) {
        return Tasks.custom("exchange-webhook", Long.class)
            .onFailure((FailureHandler<Long>) (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAULT)))
            .onDeadExecutionRevive()
            .execute((delivery, context) -> {
                var again = sending.getObject().send(delivery.getData());
                return (complete, operations) -> again.ifPresentOrElse(time ->
                    operations.reschedule(complete, time), () -> {
                        operations.remove();
                        sending.getObject().lookAgain(delivery.getData());
                    });
            });
    }

    @Bean
    static RecurringTask<Void> sweepWebhooks(ObjectProvider<SendingWebhook> sending) {
        return Tasks.recurring("exchange-sweep-webhooks", FixedDelay.ofMinutes(1))
            .execute((task, context) -> sending.getObject().sweep());
    }

    @Bean
    static RecurringTask<Void> forgetWebhooks(DeliveryBook deliveries, Clock clock) {
        return Tasks.recurring("exchange-forget-webhooks", FixedDelay.ofHours(1))
            .execute((task, context) -> deliveries.forget(SendingWebhook.forgottenBefore(clock)));
    }
}

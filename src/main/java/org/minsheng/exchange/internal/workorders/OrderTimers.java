package org.minsheng.exchange.internal.workorders;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The task behind everything that a peer is to be told. */
@Configuration(proxyBeanMethods = false)
class OrderTimers {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

    @Bean
    static CustomTask<Long> orderTask(ObjectProvider<SendingOrder> sending) {
        return Tasks.custom("exchange-order", Long.class)
            .onFailure((FailureHandler<Long>) (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAULT)))
            .onDeadExecutionRevive()
            .execute((message, context) -> {
                var again = sending.getObject().send(message.getData());
                return (complete, operations) -> again.ifPresentOrElse(time ->
                    operations.reschedule(complete, time), () -> {
                        operations.remove();
                        sending.getObject().lookAgain(message.getData());
                    });
            });
    }

    @Bean
    static RecurringTask<Void> sweepOrders(ObjectProvider<SendingOrder> sending) {
        return Tasks.recurring("exchange-sweep-orders", FixedDelay.ofMinutes(1))
            .execute((task, context) -> sending.getObject().sweep());
    }
}

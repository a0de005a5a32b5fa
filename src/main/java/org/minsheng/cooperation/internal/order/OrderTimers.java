package org.minsheng.cooperation.internal.order;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.minsheng.shared.TimerRows;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Timers of an order: nobody accepted, not done in time, nobody confirmed. One that is overtaken finds nothing left to
 * do.
 */
@Configuration(proxyBeanMethods = false)
class OrderTimers {

    static final String TASK = "cooperation-order";
    private static final int BATCH = 200;

    /** In the caller's transaction; a later date is a timer of its own. */
    static void set(TimerRows timers, OrderId id, Instant at) {
        timers.setOnce(TASK, id.value() + ":" + at.getEpochSecond(), at.plusSeconds(1));
    }

    @Bean
    static OneTimeTask<Void> orderTimer(ObjectProvider<WatchingOrders> watching, Clock clock) {
        return Tasks.oneTime(TASK)
            .onDeadExecutionRevive()
            .execute((task, context) -> watching.getObject()
                .look(new OrderId(Long.parseLong(task.getId().split(":", -1)[0])), clock.instant()));
    }

    /** For timers that were lost. */
    @Bean
    static RecurringTask<Void> orderSweep(ObjectProvider<WatchingOrders> watching,
                                          ObjectProvider<OrderBook> book, Clock clock) {
        return Tasks.recurring("cooperation-order-sweep", FixedDelay.of(Duration.ofMinutes(30)))
            .execute((task, context) -> book.getObject().late(clock.instant(), BATCH)
                .forEach(id -> watching.getObject().look(id, clock.instant())));
    }
}

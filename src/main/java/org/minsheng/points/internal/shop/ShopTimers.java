package org.minsheng.points.internal.shop;

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

/** One timer for each reservation: what nobody fetches goes back on the shelf. */
@Configuration(proxyBeanMethods = false)
public class ShopTimers {

    private static final String TASK = "points-reservation";
    private static final int BATCH = 500;

    /** In the caller's transaction. */
    public static void set(TimerRows timers, long reservation, Instant until) {
        timers.setOnce(TASK, Long.toString(reservation), until);
    }

    @Bean
    static OneTimeTask<Void> pointsReservationTimer(ObjectProvider<Reserving> reserving) {
        return Tasks.oneTime(TASK)
            .onDeadExecutionRevive()
            .execute((task, context) -> reserving.getObject().expire(Long.parseLong(task.getId())));
    }

    @Bean
    static RecurringTask<Void> pointsReservationSweep(ObjectProvider<Reserving> reserving,
                                                      ObjectProvider<ReservationBook> book, Clock clock) {
        return Tasks.recurring("points-reservation-sweep", FixedDelay.of(Duration.ofMinutes(30)))
            .execute((task, context) -> book.getObject().due(clock.instant(), BATCH)
                .forEach(reserving.getObject()::expire));
    }
}

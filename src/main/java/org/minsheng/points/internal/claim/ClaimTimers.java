package org.minsheng.points.internal.claim;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.minsheng.shared.TimerRows;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One timer for each claim that is public: when its window is over, it is credited unless an objection is open. */
@Configuration(proxyBeanMethods = false)
public class ClaimTimers {

    private static final String TASK = "points-claim";
    private static final int BATCH = 500;

    /** In the caller's transaction. */
    public static void set(TimerRows timers, long claim, Instant until) {
        timers.setOnce(TASK, Long.toString(claim), until);
    }

    static void set(TimerRows timers, Collection<Long> claims, Instant until) {
        timers.setOnce(TASK, claims.stream().map(String::valueOf).toList(), until);
    }

    @Bean
    static OneTimeTask<Void> pointsClaimTimer(ObjectProvider<Crediting> crediting, Clock clock) {
        return Tasks.oneTime(TASK)
            .onDeadExecutionRevive()
            .execute((task, context) -> crediting.getObject().credit(Long.parseLong(task.getId()), clock.instant()));
    }

    /** For timers that were lost, and for deeds of whole days that came without one. */
    @Bean
    static RecurringTask<Void> pointsClaimSweep(ObjectProvider<Crediting> crediting,
                                                ObjectProvider<ClaimBook> book, Clock clock) {
        return Tasks.recurring("points-claim-sweep", FixedDelay.of(Duration.ofMinutes(20)))
            .execute((task, context) -> book.getObject().due(clock.instant(), BATCH)
                .forEach(claim -> crediting.getObject().credit(claim, clock.instant())));
    }
}

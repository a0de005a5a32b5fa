package org.minsheng.volunteer.internal.mediation;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stored timers: ten days before the thirty of an agreement are over, and on the morning after it was to be fulfilled.
 */
@Configuration(proxyBeanMethods = false)
class MediationTimers {

    static final String TASK = "volunteer-mediation";
    static final String FULFILMENT = "volunteer-fulfilment";
    private static final int AFTER_DAYS = 20;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    static Instant remindAt(LocalDate effectiveOn, ZoneId zone) {
        return effectiveOn.plusDays(AFTER_DAYS).atTime(MORNING).atZone(zone).toInstant();
    }

    static Instant askAt(LocalDate fulfilBy, ZoneId zone) {
        return fulfilBy.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
    }

    @Bean
    static OneTimeTask<Void> fulfilmentTimer(ObjectProvider<RemindingFulfilment> reminding) {
        return Tasks.oneTime(FULFILMENT).onDeadExecutionRevive()
            .execute((task, context) -> reminding.getObject().remind(Long.parseLong(task.getId())));
    }

    @Bean
    static OneTimeTask<Void> mediationTimer(ObjectProvider<RemindingJudicial> reminding) {
        return Tasks.oneTime(TASK).onDeadExecutionRevive()
            .execute((task, context) -> reminding.getObject().remind(Long.parseLong(task.getId())));
    }
}

package org.minsheng.cooperation.internal.agreement;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.minsheng.shared.TimerRows;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reminders thirty and seven days before an agreement ends and on its last day; one whose dates were changed since
 * finds nothing to say.
 */
@Configuration(proxyBeanMethods = false)
public class AgreementTimers {

    static final String TASK = "cooperation-agreement";
    static final List<Integer> DAYS_BEFORE = List.of(30, 7, 0);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** In the caller's transaction. */
    public static void set(TimerRows timers, AgreementId id, LocalDate endsOn, ZoneId zone) {
        for (int days : DAYS_BEFORE) {
            timers.setOnce(TASK, id.value() + ":" + days + ":" + endsOn,
                endsOn.minusDays(days).atTime(MORNING).atZone(zone).toInstant());
        }
    }

    @Bean
    static OneTimeTask<Void> agreementTimer(ObjectProvider<RemindingRenewal> reminding) {
        return Tasks.oneTime(TASK).onDeadExecutionRevive().execute((task, context) -> {
            var parts = task.getId().split(":", -1);
            reminding.getObject().remind(new AgreementId(Long.parseLong(parts[0])),
                Integer.parseInt(parts[1]), LocalDate.parse(parts[2]));
        });
    }
}

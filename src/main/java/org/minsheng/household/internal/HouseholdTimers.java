package org.minsheng.household.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to households by itself: at night, and what people are told in the morning. */
@Configuration(proxyBeanMethods = false)
class HouseholdTimers {

    private static final LocalTime AT = LocalTime.of(2, 30);
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final int PORTIONS = 200;

    @Bean
    static RecurringTask<Void> householdRetention(ObjectProvider<EndingRetention> ending, Clock clock) {
        return Tasks.recurring("household-retention", new Daily(clock.getZone(), AT))
            .execute((task, context) -> {
                for (int portion = 0; portion < PORTIONS && ending.getObject().remove();) {
                    portion++;
                }
            });
    }

    @Bean
    static RecurringTask<Void> householdConsentReminders(ObjectProvider<RemindingConsent> reminding, Clock clock) {
        return Tasks.recurring("household-consent-reminders", new Daily(clock.getZone(), MORNING))
            .execute((task, context) -> {
                for (int portion = 0; portion < PORTIONS && reminding.getObject().remind();) {
                    portion++;
                }
            });
    }
}

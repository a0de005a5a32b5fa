package org.minsheng.grid.internal.roster;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When it is looked whether somebody was found; what was told is told once, so that looking twice does no harm. */
@Configuration(proxyBeanMethods = false)
class VacancyTimers {

    @Bean
    static OneTimeTask<Void> rosterVacancies(ObjectProvider<TellingVacancies> telling, Clock clock) {
        return Tasks.oneTime(TellingVacancies.TASK)
            .onDeadExecutionRevive()
            .execute((task, context) -> telling.getObject()
            .tellTowns(new AreaCode(task.getId().substring(0, task.getId().indexOf('@'))),
                clock.instant()));
    }

    /** Grids and units that were drawn and never got anybody have no timer of their own. */
    @Bean
    static RecurringTask<Void> rosterVacancySweep(ObjectProvider<TellingVacancies> telling, Places places,
                                                  Clock clock) {
        return Tasks.recurring("roster-vacancy-sweep", FixedDelay.of(Duration.ofHours(6)))
            .execute((task, context) -> places.counties()
            .forEach(county -> telling.getObject().tellTowns(county.code(), clock.instant())));
    }
}

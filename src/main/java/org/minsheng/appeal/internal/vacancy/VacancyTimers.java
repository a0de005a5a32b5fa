package org.minsheng.appeal.internal.vacancy;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Behind the transaction that left a post empty or ended a posting; a node that dies in between leaves it to another.
 */
@Configuration(proxyBeanMethods = false)
class VacancyTimers {

    static final String POST = "appeal-hand-on";
    static final String ORGANISATION = "appeal-hand-on-organisation";
    static final String PERSON = "appeal-person-left";

    @Bean
    static OneTimeTask<Void> handOnAppeals(ObjectProvider<HandingOn> handing) {
        return Tasks.oneTime(POST)
            .onDeadExecutionRevive()
            .execute((task, context) -> handing.getObject().run(new PostId(number(task.getId()))));
    }

    @Bean
    static OneTimeTask<Void> handOnAppealsOfOrganisation(ObjectProvider<HandingOn> handing) {
        return Tasks.oneTime(ORGANISATION)
            .onDeadExecutionRevive()
            .execute((task, context) -> handing.getObject().run(new OrganisationId(number(task.getId()))));
    }

    @Bean
    static OneTimeTask<Void> handOnWorkOfPerson(ObjectProvider<LeavingWork> leaving) {
        return Tasks.oneTime(PERSON)
            .onDeadExecutionRevive()
            .execute((task, context) -> leaving.getObject().run(new AccountId(number(task.getId()))));
    }

    /** Whatever came to an empty post by another way, for instance while it was being emptied. */
    @Bean
    static RecurringTask<Void> handOnAppealsSweep(ObjectProvider<HandingOn> handing) {
        return Tasks.recurring("appeal-hand-on-sweep", FixedDelay.of(Duration.ofHours(1)))
            .execute((task, context) -> handing.getObject().sweep());
    }

    private static long number(String instance) {
        return Long.parseLong(instance.substring(0, instance.indexOf('@')));
    }
}

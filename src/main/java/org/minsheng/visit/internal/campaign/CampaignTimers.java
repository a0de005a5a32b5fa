package org.minsheng.visit.internal.campaign;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * What a campaign does by itself: reminders, newcomers each night, freezing its figures once it is over, and
 * forgetting single answers when their time has come.
 */
@Component
class CampaignTimers {

    private static final String REMINDER = "visit-reminder";
    private static final String FREEZING = "visit-freezing";
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime NIGHT = LocalTime.of(21, 0);
    private static final Duration ANOTHER_LOOK = Duration.ofSeconds(2);

    private final TimerRows timers;
    private final Clock clock;

    CampaignTimers(TimerRows timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /** In the transaction that starts or prolongs it; a timer whose moment has passed already is not set. */
    void set(Campaign campaign) {
        var draft = campaign.draft();
        var first = draft.startsOn().isBefore(LocalDate.now(clock)) ? LocalDate.now(clock) : draft.startsOn();
        set(campaign.id(), Reminder.IDLE,
            first.plusDays(Math.max(1, (draft.endsOn().toEpochDay() - first.toEpochDay()) / 2)), MORNING);
        set(campaign.id(), Reminder.LAST_EVENING, draft.endsOn().minusDays(1), EVENING);
        set(campaign.id(), Reminder.TIME_IS_UP, draft.endsOn().plusDays(1), MORNING);
    }

    /**
     * Tells those who have doors and do not know it yet: on the morning of the first day, afterwards at once, but
     * nobody at night.
     */
    void tellVisitors(Campaign campaign) {
        var day = campaign.draft().startsOn();
        var local = LocalDateTime.now(clock);
        var next = local.toLocalTime().isBefore(NIGHT) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        var morning = (day.isAfter(next) ? day : next).atTime(MORNING).atZone(clock.getZone()).toInstant();
        var now = clock.instant();
        timers.setOnce(REMINDER, instance(campaign.id(), Reminder.BEGINS, day), morning.isAfter(now) ? morning : now);
    }

    private void set(CampaignId campaign, Reminder kind, LocalDate day, LocalTime time) {
        var at = day.atTime(time).atZone(clock.getZone()).toInstant();
        if (at.isAfter(clock.instant())) {
            timers.setOnce(REMINDER, instance(campaign, kind, day), at);
        }
    }

    /** Now, but behind the one who asks. */
    void remindNow(CampaignId campaign) {
        timers.setOnce(REMINDER, instance(campaign, Reminder.BY_HAND, LocalDate.now(clock)), clock.instant());
    }

    /** Figures are frozen when every transaction that began before the end is over. */
    void freezeSoon(CampaignId campaign, int look) {
        timers.setOnce(FREEZING, campaign.value() + "@" + look, clock.instant().plus(ANOTHER_LOOK));
    }

    private static String instance(CampaignId campaign, Reminder kind, LocalDate day) {
        return campaign.value() + "@" + kind + "@" + day;
    }

    @Bean
    static OneTimeTask<Void> visitReminder(ObjectProvider<Reminding> reminding) {
        return Tasks.oneTime(REMINDER).onDeadExecutionRevive().execute((task, context) -> {
            var parts = task.getId().split("@");
            reminding.getObject().remind(new CampaignId(Long.parseLong(parts[0])), Reminder.valueOf(parts[1]),
                LocalDate.parse(parts[2]));
        });
    }

    /** When it is too early, another timer looks again. */
    @Bean
    static OneTimeTask<Void> visitFreezing(ObjectProvider<FreezingFigures> freezing,
        ObjectProvider<CampaignTimers> timers) {
        return Tasks.oneTime(FREEZING).onDeadExecutionRevive().execute((task, context) -> {
            var parts = task.getId().split("@");
            var campaign = new CampaignId(Long.parseLong(parts[0]));
            if (!freezing.getObject().freeze(campaign)) {
                timers.getObject().freezeSoon(campaign, Integer.parseInt(parts[1]) + 1);
            }
        });
    }

    @Bean
    static RecurringTask<Void> visitNewcomers(ObjectProvider<Newcomers> newcomers,
        ObjectProvider<CampaignBook> campaigns, Clock clock) {
        return Tasks.recurring("visit-newcomers", Schedules.daily(clock.getZone(), LocalTime.of(3, 40)))
            .execute((task, context) -> campaigns.getObject().running().stream()
                .filter(one -> one.draft().takesNewcomers())
                .forEach(one -> newcomers.getObject().take(Viewer.SYSTEM, one.id())));
    }

    @Bean
    static RecurringTask<Void> visitClearing(ObjectProvider<ClearingCampaign> clearing, Clock clock) {
        return Tasks.recurring("visit-clearing", Schedules.daily(clock.getZone(), LocalTime.of(2, 50)))
            .execute((task, context) -> clearing.getObject().due().forEach(clearing.getObject()::clear));
    }
}

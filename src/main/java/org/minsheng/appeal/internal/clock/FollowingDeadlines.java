package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealStep;
import org.minsheng.calendar.WorkingDays;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sets the timers for each deadline behind the commit of the step that gave it, so that filing knows nothing of timers.
 */
@Component
class FollowingDeadlines {

    /** After which a signature is waited for. */
    private static final Set<AppealAction> SENT = EnumSet.of(AppealAction.DISPATCH,
        AppealAction.TAKE_LEAD, AppealAction.TAKE_BACK);

    private final Waking waking;
    private final OverdueBook overdue;
    private final WorkingDays days;
    private final Clock clock;

    FollowingDeadlines(Waking waking, OverdueBook overdue, WorkingDays days, Clock clock) {
        this.waking = waking;
        this.overdue = overdue;
        this.days = days;
        this.clock = clock;
    }

    @EventListener
    void on(AppealStep step) {
        var due = step.dueAt();
        if (due == null || step.to().isFinal() || step.to() == AppealState.ANSWERED
            || step.to() == AppealState.CALLED_BACK) {
            return;
        }
        var county = step.place().county();
        if (due.isAfter(clock.instant())) {
            waking.wake(county, due);
        }
        waking.wake(county, days.opening(county, due, 1));
        if (step.to() == AppealState.DISPATCHED && SENT.contains(step.action())) {
            var signDue = overdue.signDue(step.appeal());
            if (signDue != null) {
                waking.wake(county, signDue);
            }
        }
        if (step.action() == AppealAction.DELIBERATE) {
            var until = overdue.pauseUntil(step.appeal());
            if (until != null) {
                waking.wake(county, until);
            }
        }
    }
}

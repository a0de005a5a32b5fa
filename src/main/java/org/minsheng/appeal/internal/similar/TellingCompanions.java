package org.minsheng.appeal.internal.similar;

import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.FollowerStep;
import org.minsheng.appeal.internal.PublicText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Passes each step on to those who met the same thing; a new appeal has none yet, so that filing costs nothing here. */
@Component
class TellingCompanions {

    private final Companions companions;
    private final ApplicationEventPublisher events;

    TellingCompanions(Companions companions, ApplicationEventPublisher events) {
        this.companions = companions;
        this.events = events;
    }

    @EventListener
    void on(AppealStep step) {
        if (step.action() == AppealAction.FILE || step.action() == AppealAction.NOTE) {
            return;
        }
        companions.told(step.appeal())
            .forEach(told -> events.publishEvent(new FollowerStep(step, told.person(), told.by(), PublicText.outline(step.title()), told.path())));
    }
}

package org.minsheng.appeal.internal.similar;

import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.FollowerStep;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.PublicText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Passes each step on to those who met the same thing; a new appeal has none yet, so that filing costs nothing here.
 */
@Component
class TellingCompanions {

    private final Companions companions;
    private final AppealBook book;
    private final ApplicationEventPublisher events;

    TellingCompanions(Companions companions, AppealBook book, ApplicationEventPublisher events) {
        this.book = book;
        this.companions = companions;
        this.events = events;
    }

    /** Somebody withdrew what goes on for the others: they hear it from the appeal that takes over. */
    private boolean isLeft(AppealStep step) {
        return step.action() == AppealAction.WITHDRAW
            && book.byId(step.appeal()).filter(appeal -> appeal.work().mergedInto() != null).isPresent();
    }

    @EventListener
    void on(AppealStep step) {
        if (step.action() == AppealAction.FILE || step.action() == AppealAction.NOTE
            || step.action() == AppealAction.RATE || isLeft(step)) {
            return;
        }
        companions.told(step.appeal())
            .forEach(told -> events.publishEvent(new FollowerStep(step, told.person(), told.by(),
                PublicText.outline(step.title()), told.path())));
    }
}

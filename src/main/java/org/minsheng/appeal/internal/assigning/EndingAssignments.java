package org.minsheng.appeal.internal.assigning;

import java.util.EnumSet;
import java.util.Set;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever had a matter in an organisation that has nothing to do with it any more, has it no longer. */
@Component
class EndingAssignments {

    private static final Set<AppealAction> KEEPS = EnumSet.of(AppealAction.FILE, AppealAction.ACCEPT,
        AppealAction.SIGN, AppealAction.START, AppealAction.DELIBERATE, AppealAction.RESUME, AppealAction.ANSWER,
        AppealAction.CALL_BACK, AppealAction.NOTE);

    private final AssignmentBook book;

    EndingAssignments(AssignmentBook book) {
        this.book = book;
    }

    @EventListener
    void on(AppealStep step) {
        if (!KEEPS.contains(step.action())) {
            book.endOutside(step.appeal(), step.to().isFinal(), step.at());
        }
    }
}

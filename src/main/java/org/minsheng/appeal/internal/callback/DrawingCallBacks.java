package org.minsheng.appeal.internal.callback;

import java.util.EnumSet;
import java.util.Set;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Behind the commit of an answer, draws who calls back; where nobody can, the call is left open for the exceptions
 * page.
 */
@Component
class DrawingCallBacks {

    private static final Set<AppealAction> ENDS = EnumSet.of(AppealAction.CALL_BACK,
        AppealAction.CLOSE, AppealAction.REOPEN);

    private final CallBackBook callBacks;
    private final AppealBook book;
    private final Callers callers;

    DrawingCallBacks(CallBackBook callBacks, AppealBook book, Callers callers) {
        this.callBacks = callBacks;
        this.book = book;
        this.callers = callers;
    }

    @EventListener
    void on(AppealStep step) {
        if (step.action() == AppealAction.ANSWER) {
            book.byId(step.appeal()).filter(appeal -> appeal.outcome().answeredAt() != null
                && !appeal.work().state().isFinal())
                .ifPresent(appeal -> draw(appeal, step));
        } else if (ENDS.contains(step.action())) {
            callBacks.done(step.appeal(), step.at());
        }
    }

    private void draw(Appeal appeal, AppealStep step) {
        var among = callers.of(appeal);
        if (among.isEmpty()) {
            callBacks.leaveOpen(appeal.id(), appeal.work().round(), step.at());
        } else {
            callBacks.draw(appeal.id(), appeal.work().round(), among, step.at());
        }
    }
}

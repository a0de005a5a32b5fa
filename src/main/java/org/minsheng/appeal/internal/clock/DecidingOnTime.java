package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.steps.StepResult.Refused;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The desk of the tier above grants or denies more time; the reporter is told of a new deadline and the holder of
 * either.
 */
@Component
class DecidingOnTime {

    private final ExtensionBook book;
    private final AppealBook appeals;
    private final WorkingDays days;
    private final TellingOfWishes telling;
    private final AuditTrail audit;
    private final Clock clock;

    DecidingOnTime(ExtensionBook book, AppealBook appeals, WorkingDays days, TellingOfWishes telling,
                   AuditTrail audit, Clock clock) {
        this.book = book;
        this.appeals = appeals;
        this.days = days;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    static boolean mayDecide(Viewer viewer, Extension wish) {
        return wish.state() == Extension.State.ASKED && Sight.isDeskOn(viewer, wish.place(), wish.tier())
            && !wish.askedBy().equals(viewer.actor());
    }

    /** @param granted working days, null to deny @return null when it was decided */
    @Transactional
    public @Nullable Refused decide(Viewer viewer, long id, @Nullable Integer granted, String decision) {
        var wish = book.byId(id).orElse(null);
        if (wish == null || !mayDecide(viewer, wish)) {
            return Refused.all(wish != null && wish.state() != Extension.State.ASKED
                ? "appeal.refused.extension-decided" : "appeal.refused.extension-not-yours");
        }
        if (granted != null && (granted < 1 || granted > AskingForTime.MOST_DAYS)) {
            return new Refused("days", "appeal.limits.wrong", 1, AskingForTime.MOST_DAYS);
        }
        var appeal = appeals.byId(wish.appeal()).orElseThrow();
        if (granted != null && (appeal.work().state().isFinal() || appeal.outcome().answeredAt() != null)) {
            return Refused.all("appeal.refused.extension-over");
        }
        var now = clock.instant();
        var due = granted == null ? null : days.plusWorkingDays(appeal.said().place().county(),
            appeal.work().dueAt(), granted);
        if (due != null && granted != null && !book.move(appeal, due, moved(appeal, granted))) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Refused.all("appeal.refused.extension-again");
        }
        book.decide(viewer, wish, decision, granted, due, now);
        book.tell(viewer, appeal, due == null ? AppealAction.DENY_EXTENSION : AppealAction.EXTEND, decision,
            due == null ? appeal.work().dueAt() : due, now);
        audit.record(viewer, "appeal.decide-extension", appeal.id().subject(), Map.of("wished", wish.days()),
            Map.of("granted", granted == null ? 0 : granted));
        telling.ended(wish, appeal, due != null ? "granted" : "denied");
        return null;
    }

    private @Nullable Instant moved(Appeal appeal, int granted) {
        var pauseDue = appeal.clocks().pauseDueAt();
        return pauseDue == null ? null : days.plusWorkingDays(appeal.said().place().county(), pauseDue, granted);
    }
}

package org.minsheng.appeal.internal.clock;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.DeskPeople;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a wish for more time that nobody decided within a working day, or before the deadline: the next rung
 * is asked, which has a working day too; past the county the deadline stands, and who asked is told so.
 */
@Component
class PassingWishes {

    static final int BATCH = 200;

    private final ExtensionBook book;
    private final AppealBook appeals;
    private final DeskPeople desks;
    private final TellingOfWishes telling;
    private final WorkingDays days;
    private final Waking waking;
    private final MessageSource messages;
    private final AuditTrail audit;

    PassingWishes(ExtensionBook book, AppealBook appeals, DeskPeople desks, TellingOfWishes telling,
                  WorkingDays days, Waking waking, MessageSource messages, AuditTrail audit) {
        this.book = book;
        this.appeals = appeals;
        this.desks = desks;
        this.telling = telling;
        this.days = days;
        this.waking = waking;
        this.messages = messages;
        this.audit = audit;
    }

    /** Returns how many were looked at. */
    @Transactional
    public int pass(AreaCode county, Instant now) {
        var undecided = book.undecided(county, now, BATCH);
        for (long id : undecided) {
            book.byId(id).filter(wish -> wish.state() == Extension.State.ASKED).ifPresent(wish -> pass(wish, now));
        }
        return undecided.size();
    }

    private void pass(Extension wish, Instant now) {
        var appeal = appeals.byId(wish.appeal()).orElseThrow();
        if (appeal.work().state().isFinal() || appeal.outcome().answeredAt() != null) {
            end(wish, appeal, "moot", now);
            return;
        }
        var next = desks.staffed(wish.place(), wish.tier().above());
        if (next == null) {
            end(wish, appeal, "lapsed", now);
            return;
        }
        var decideBy = days.plusWorkingDays(wish.place().county(), now, 1);
        book.pass(wish, next, decideBy);
        waking.wake(wish.place().county(), decideBy);
        telling.asked(appeal, next);
        audit.record(Viewer.SYSTEM, "appeal.pass-extension", appeal.id().subject(), Map.of("tier", wish.tier().name()),
            Map.of("tier", next.name()));
    }

    /** The words are read in the history, by the reporter too. */
    private void end(Extension wish, Appeal appeal, String why, Instant now) {
        var words = messages.getMessage("appeal.extension." + why, null, Locale.SIMPLIFIED_CHINESE);
        book.decide(Viewer.SYSTEM, wish, words, null, null, now);
        book.tell(Viewer.SYSTEM, appeal, AppealAction.DENY_EXTENSION, words, appeal.work().dueAt(), now);
        audit.record(Viewer.SYSTEM, "appeal.decide-extension", appeal.id().subject(),
            Map.of("wished", wish.days()), Map.of("granted", 0));
        telling.ended(wish, appeal, why);
    }
}

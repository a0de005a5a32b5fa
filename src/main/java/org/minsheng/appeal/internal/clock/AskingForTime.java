package org.minsheng.appeal.internal.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Desks;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.steps.StepResult.Refused;
import org.minsheng.appeal.internal.steps.Transitions.Party;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The holder asks for more time, before the deadline and with a reason; the desk of the next tier decides. */
@Component
class AskingForTime {

    static final int MOST_DAYS = 60;
    private static final Set<AppealState> WITH_HOLDER =
        EnumSet.of(AppealState.ACCEPTED, AppealState.DISPATCHED, AppealState.SIGNED,
            AppealState.IN_HANDLING, AppealState.REOPENED);

    private final ExtensionBook book;
    private final Limits limits;
    private final Desks desks;
    private final TellingOfWishes telling;
    private final WorkingDays days;
    private final Waking waking;
    private final AuditTrail audit;
    private final Clock clock;

    AskingForTime(ExtensionBook book, Limits limits, Desks desks, TellingOfWishes telling, WorkingDays days,
                  Waking waking, AuditTrail audit, Clock clock) {
        this.telling = telling;
        this.days = days;
        this.waking = waking;
        this.book = book;
        this.limits = limits;
        this.desks = desks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Null when it was asked; the same request again is harmless. */
    @Transactional
    public @Nullable Refused ask(Viewer viewer, Appeal appeal, RequestKey key, String reason, int wished) {
        var refusal = whyNot(viewer, appeal);
        if (refusal != null) {
            return refusal;
        }
        if (wished < 1 || wished > MOST_DAYS) {
            return new Refused("days", "appeal.limits.wrong", 1, MOST_DAYS);
        }
        var now = clock.instant();
        var tier = deciding(appeal);
        var decideBy = decideBy(appeal, now);
        if (book.ask(viewer, appeal, key, tier, reason, wished, decideBy, now)) {
            waking.wake(appeal.said().place().county(), decideBy);
            telling.asked(appeal, tier);
            book.tell(viewer, appeal, AppealAction.ASK_EXTENSION, reason, appeal.work().dueAt(), now);
            audit.record(viewer, "appeal.ask-extension", appeal.id().subject(), null, Map.of("days", wished));
        }
        return null;
    }

    /** A working day, and never past the deadline. */
    private Instant decideBy(Appeal appeal, Instant now) {
        var day = days.plusWorkingDays(appeal.said().place().county(), now, 1);
        return day.isBefore(appeal.work().dueAt()) ? day : appeal.work().dueAt();
    }

    /** Null when this person may ask now. */
    @Nullable Refused whyNot(Viewer viewer, Appeal appeal) {
        if (!WITH_HOLDER.contains(appeal.work().state()) || !Sight.parties(viewer, appeal).contains(Party.HANDLER)) {
            return Refused.all("appeal.refused.extension-not-yours");
        }
        if (!clock.instant().isBefore(appeal.work().dueAt())) {
            return Refused.all("appeal.refused.extension-late");
        }
        int most = limits.rules(appeal.said().place().county()).settings().mostExtensions();
        if (appeal.clocks().extensions() >= most) {
            return Refused.all("appeal.refused.extension-too-many", most);
        }
        return book.of(appeal.id()).stream().anyMatch(wish -> wish.state() == Extension.State.ASKED)
            ? Refused.all("appeal.refused.extension-waiting") : null;
    }

    /** The tier above, where somebody is at the desk; the county decides its own. */
    private Tier deciding(Appeal appeal) {
        var own = appeal.work().deskTier() == Tier.COMPOUND ? Tier.COMMUNITY : appeal.work().deskTier();
        var above = own.above();
        return above == null ? Tier.COUNTY : desks.from(appeal.said().place(), above).tier();
    }
}

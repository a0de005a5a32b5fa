package org.minsheng.appeal.internal.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Change;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult.Refused;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/**
 * What a step does to the clock: who is responsible (首接负责), until when it must be signed for, whether the clock stands
 * still, and a deadline that follows kind, urgency and tier as long as nobody has stopped or moved it.
 */
@Component
public class Clocks {

    private static final int DAYS_TO_SIGN = 1;
    private static final Duration TIME_TO_SIGN_WHAT_IS_URGENT = Duration.ofHours(1);

    private final Limits limits;
    private final WorkingDays days;
    private final AppealBook book;

    Clocks(Limits limits, WorkingDays days, AppealBook book) {
        this.limits = limits;
        this.days = days;
        this.book = book;
    }

    /** After the step's own effects; null when all was in order. */
    public @Nullable Refused follow(Change change, StepRequest request, Instant now) {
        if (change.responsible == null) {
            change.responsible = change.before.work().deskOrg();
        }
        resume(change, now);
        switch (request) {
            case StepRequest.Deliberate wish -> {
                return pause(change, wish.days(), now);
            }
            case StepRequest.Dispatch dispatch -> change.signDueAt = signDue(change, now);
            case StepRequest.TakeLead lead -> {
                return null;
            }
            case StepRequest.Sign sign -> change.responsible = change.holderOrg;
            case StepRequest.Reopen reopen -> {
                change.roundAt = now;
                change.pauses = 0;
                change.extensions = 0;
                change.dueAt = limits.due(county(change.before), change.kind, change.urgency, change.tier, now);
                return null;
            }
            default -> {
            }
        }
        if (change.dispatchedAt == null) {
            change.signDueAt = null;
        }
        recompute(change);
        return null;
    }

    /** How often a matter of this county may be returned, at least once. */
    public int mostReturns(Change change) {
        return Math.max(1, limits.rules(county(change.before)).settings().mostReturns());
    }

    private Instant signDue(Change change, Instant now) {
        return change.urgency == Urgency.ORDINARY ? days.plusWorkingDays(county(change.before), now, DAYS_TO_SIGN)
            : now.plus(TIME_TO_SIGN_WHAT_IS_URGENT);
    }

    /** The clock stops for at most so many working days; until it goes on, the latest possible deadline stands. */
    private @Nullable Refused pause(Change change, @Nullable Integer wished, Instant now) {
        var settings = limits.rules(county(change.before)).settings();
        if (change.pauses >= settings.mostPauses()) {
            return new Refused("note", "appeal.refused.too-many-pauses", settings.mostPauses());
        }
        int most = settings.pauseDays();
        if (wished != null && (wished < 1 || wished > most)) {
            return new Refused("days", "appeal.refused.pause-too-long", most);
        }
        change.pauses++;
        change.pausedAt = now;
        change.pauseUntil = days.plusWorkingDays(county(change.before), now, wished == null ? most : wished);
        change.pauseDueAt = change.dueAt;
        change.dueAt = moved(change, change.dueAt, now, change.pauseUntil);
        return null;
    }

    private void resume(Change change, Instant now) {
        var pausedAt = change.pausedAt;
        var until = change.pauseUntil;
        var due = change.pauseDueAt;
        if (pausedAt == null || until == null || due == null || change.state == AppealState.IN_DELIBERATION) {
            return;
        }
        change.dueAt = moved(change, due, pausedAt, now.isBefore(until) ? now : until);
        change.pausedAt = null;
        change.pauseUntil = null;
        change.pauseDueAt = null;
    }

    /** What was over when the pause began stays over. */
    private Instant moved(Change change, Instant due, Instant from, Instant until) {
        if (due.isBefore(from)) {
            return due;
        }
        var county = county(change.before);
        boolean byTheClock = limits.rules(county).limit(change.kind, change.urgency, change.tier)
            .unit() == Limit.Unit.HOURS;
        return byTheClock ? due.plus(Duration.between(from, until))
            : days.plusWorkingTime(county, due, days.workingTime(county, from, until));
    }

    private void recompute(Change change) {
        var before = change.before;
        var rules = limits.rules(county(before));
        var old = rules.limit(before.said().kind(), before.clocks().urgency(), before.work().tier());
        var fresh = rules.limit(change.kind, change.urgency, change.tier);
        if (old.equals(fresh) || change.pauses > 0 || change.extensions > 0 || change.state == AppealState.ANSWERED
            || change.state.isFinal()) {
            return;
        }
        var since = before.clocks().roundAt();
        change.dueAt = limits.due(county(before), fresh, since == null ? book.enteredAt(before.id()) : since);
    }

    private static AreaCode county(Appeal appeal) {
        return appeal.said().place().county();
    }
}

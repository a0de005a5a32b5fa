package org.minsheng.visit.internal.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.minsheng.visit.TaskState;

/** What a result makes of a task: the rules of visiting, without a database. */
final class DoorRules {

    private DoorRules() {
    }

    /**
     * The task afterwards.
     *
     * @param result what the new result is worth
     * @param leaflet whether a note was left at the door, which is due after the last try
     */
    record After(ResultState result, TaskState task, int tries, int triedParts, @Nullable LocalDate nextOn,
                 @Nullable DayPart nextPart, boolean leaflet) {

        boolean counts() {
            return result == ResultState.COUNTS;
        }

        String stage() {
            return Standing.stage(task, tries);
        }
    }

    /** @param same whether the answers are those that count already */
    static After judge(Standing now, DoorOutcome outcome, boolean same, LocalDateTime at) {
        if (now.campaignState() != CampaignState.RUNNING) {
            return unchanged(now, ResultState.LATE);
        }
        if (now.state() == TaskState.CANCELLED) {
            return unchanged(now, ResultState.KEPT);
        }
        return switch (outcome) {
            case NOBODY_HOME -> now.state() == TaskState.OPEN ? tried(now, at) : unchanged(now, ResultState.KEPT);
            case ANSWERED -> said(now, TaskState.DONE, same);
            case DECLINED -> said(now, TaskState.REFUSED, same || now.state() == TaskState.REFUSED);
        };
    }

    private static After said(Standing now, TaskState next, boolean same) {
        if (now.state() == TaskState.DONE) {
            return unchanged(now, same && next == TaskState.DONE ? ResultState.KEPT : ResultState.CONFLICT);
        }
        if (!now.state().mayBecome(next)) {
            return unchanged(now, ResultState.KEPT);
        }
        return new After(ResultState.COUNTS, next, now.tries() + 1, now.triedParts(), null, null, false);
    }

    private static After tried(Standing now, LocalDateTime at) {
        int tries = now.tries() + 1;
        var part = DayPart.of(at.toLocalTime());
        int parts = now.triedParts() | part.bit();
        if (tries >= now.mostTries()) {
            return new After(ResultState.KEPT, TaskState.UNREACHED, tries, parts, null, null, true);
        }
        var next = DayPart.after(parts);
        var day = next.compareTo(part) > 0 ? at.toLocalDate() : at.toLocalDate().plusDays(1);
        return new After(ResultState.KEPT, TaskState.OPEN, tries, parts, day.isAfter(now.endsOn()) ? now.endsOn()
            : day, next, false);
    }

    private static After unchanged(Standing now, ResultState result) {
        return new After(result, now.state(), now.tries(), now.triedParts(), now.nextOn(), now.nextPart(), false);
    }
}

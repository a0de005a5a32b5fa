package org.minsheng.exchange.internal.workorders;

import static org.minsheng.appeal.AppealAction.ANSWER;
import static org.minsheng.appeal.AppealAction.REOPEN;
import static org.minsheng.appeal.AppealAction.RETURN;
import static org.minsheng.appeal.AppealAction.SIGN;
import static org.minsheng.appeal.AppealAction.START;
import static org.minsheng.appeal.AppealAction.WITHDRAW;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealWish;
import org.minsheng.appeal.Verdict;
import org.minsheng.exchange.internal.workorders.WorkOrder.Direction;

/** Which steps of an appeal follow from what a peer tells, depending on where the appeal stands. */
final class StepPlan {

    private StepPlan() {
    }

    /** Empty when it only has to be noted; null when it contradicts where the appeal stands. */
    static @Nullable List<AppealWish> of(Direction direction, OrderEvent event, AppealState state) {
        return direction == Direction.OUT ? ofHandler(event, state) : ofGiver(event, state);
    }

    /** They handle what we gave them. */
    private static @Nullable List<AppealWish> ofHandler(OrderEvent event, AppealState state) {
        var note = event.noteOrEmpty();
        return switch (event.event()) {
            case ACCEPTED -> state == AppealState.DISPATCHED ? List.of(AppealWish.of(SIGN, note)) : List.of();
            case UPDATED -> switch (state) {
                case DISPATCHED -> List.of(AppealWish.of(SIGN, note));
                case SIGNED -> List.of(AppealWish.of(START, note));
                default -> List.of();
            };
            case RETURNED -> switch (state) {
                case DISPATCHED, SIGNED, IN_HANDLING -> List.of(AppealWish.of(RETURN, note));
                default -> null;
            };
            case ANSWERED -> answer(note, state);
            case CLOSED -> switch (state) {
                case ANSWERED, CALLED_BACK, CLOSED -> List.of();
                default -> answer(note, state);
            };
            case REOPENED, RECALLED, WITHDRAWN, DISPATCHED -> List.of();
        };
    }

    private static @Nullable List<AppealWish> answer(String note, AppealState state) {
        return switch (state) {
            case DISPATCHED -> List.of(AppealWish.of(SIGN, ""), AppealWish.of(ANSWER, note));
            case SIGNED, IN_HANDLING, IN_DELIBERATION -> List.of(AppealWish.of(ANSWER, note));
            default -> null;
        };
    }

    /** They speak for the reporter of what they gave us. */
    private static @Nullable List<AppealWish> ofGiver(OrderEvent event, AppealState state) {
        var note = event.noteOrEmpty();
        return switch (event.event()) {
            case CLOSED -> switch (state) {
                case ANSWERED, CALLED_BACK ->
                    List.of(AppealWish.close(event.verdict() == null ? Verdict.SOLVED : event.verdict(), note));
                case CLOSED, REFUSED, WITHDRAWN, MERGED -> List.of();
                default -> List.of(AppealWish.of(WITHDRAW, note));
            };
            case REOPENED -> switch (state) {
                case ANSWERED, CALLED_BACK, CLOSED, MERGED -> List.of(AppealWish.of(REOPEN, note));
                case REFUSED, WITHDRAWN -> null;
                default -> List.of();
            };
            case WITHDRAWN, RECALLED -> switch (state) {
                case CLOSED, REFUSED, WITHDRAWN, MERGED -> List.of();
                case ANSWERED, CALLED_BACK -> List.of(AppealWish.close(Verdict.SOLVED, note));
                default -> List.of(AppealWish.of(WITHDRAW, note));
            };
            case ACCEPTED, UPDATED, RETURNED, ANSWERED, DISPATCHED -> List.of();
        };
    }
}

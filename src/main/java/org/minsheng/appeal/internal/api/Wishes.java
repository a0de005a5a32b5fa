package org.minsheng.appeal.internal.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealWish;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepRequest.ReturnReason;

/** What somebody wishes as the request that the use case takes. */
final class Wishes {

    private Wishes() {
    }

    /** Null for an action that is not open to other systems. */
    static @Nullable StepRequest request(AppealWish wish) {
        var note = wish.note();
        return switch (wish.action()) {
            case ACCEPT -> new StepRequest.Accept(wish.kind(), wish.matter(), wish.urgency());
            case REFUSE -> new StepRequest.Refuse(note, wish.whereNext());
            case DISPATCH -> new StepRequest.Dispatch(wish.post(), wish.kind(), wish.matter(), note);
            case RECALL -> new StepRequest.Recall(note);
            case SIGN -> new StepRequest.Sign();
            case RETURN -> new StepRequest.Return(reason(wish.returnReason()), note,
                wish.evidence().isBlank() ? note : wish.evidence(), List.of());
            case RISE -> new StepRequest.Rise(note);
            case HAND_DOWN -> new StepRequest.HandDown(note);
            case START -> new StepRequest.Start(note);
            case DELIBERATE -> new StepRequest.Deliberate(note, wish.days());
            case RESUME -> new StepRequest.Resume(note);
            case ANSWER -> new StepRequest.Answer(note, wish.publicTitle(), wish.publicAnswer(), List.of());
            case CALL_BACK -> new StepRequest.CallBack(wish.verdict() == null ? Verdict.UNASKED : wish.verdict(), note);
            case CLOSE -> new StepRequest.Close(null, note);
            case REOPEN -> new StepRequest.Reopen(note);
            case MERGE -> new StepRequest.Merge(wish.into());
            default -> null;
        };
    }

    /** Null for an action that is not the reporter's. */
    static @Nullable StepRequest ofReporter(AppealWish wish) {
        return switch (wish.action()) {
            case CLOSE -> new StepRequest.Close(wish.verdict(), wish.note());
            case REOPEN -> new StepRequest.Reopen(wish.note());
            case WITHDRAW -> new StepRequest.Withdraw(wish.note());
            default -> null;
        };
    }

    private static ReturnReason reason(@Nullable String text) {
        return text == null ? ReturnReason.UNCLEAR_OWNERSHIP : ReturnReason.valueOf(text.toUpperCase(Locale.ROOT));
    }
}

package org.minsheng.appeal.internal.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.organisation.PostId;

/**
 * A step as other systems send it; which fields an action needs is said in the documentation of the interface.
 *
 * @param action for instance ACCEPT, DISPATCH, SIGN, ANSWER
 * @param version the version of the appeal that the sender has seen
 * @param note what is said with it: a reason, an explanation or the answer
 */
record ApiStep(AppealAction action, int version, @Nullable String note, @Nullable AppealKind kind, @Nullable String matter,
               @Nullable Long post, StepRequest.@Nullable ReturnReason returnReason, @Nullable String whereNext,
               @Nullable String publicTitle, @Nullable String publicAnswer, @Nullable Verdict verdict, @Nullable String into) {

    /** Null for an action that is not open to other systems. */
    @Nullable StepRequest request() {
        var said = text(note);
        return switch (action) {
            case ACCEPT -> new StepRequest.Accept(kind, matter);
            case REFUSE -> new StepRequest.Refuse(said, text(whereNext));
            case DISPATCH -> new StepRequest.Dispatch(post == null ? null : new PostId(post), kind, matter, said);
            case SIGN -> new StepRequest.Sign();
            case RETURN -> new StepRequest.Return(Objects.requireNonNullElse(returnReason, StepRequest.ReturnReason.UNCLEAR_OWNERSHIP),
                said, List.of());
            case RISE -> new StepRequest.Rise(said);
            case HAND_DOWN -> new StepRequest.HandDown(said);
            case START -> new StepRequest.Start(said);
            case DELIBERATE -> new StepRequest.Deliberate(said);
            case RESUME -> new StepRequest.Resume(said);
            case ANSWER -> new StepRequest.Answer(said, text(publicTitle), text(publicAnswer), List.of());
            case CALL_BACK -> new StepRequest.CallBack(Objects.requireNonNullElse(verdict, Verdict.UNASKED), said);
            case CLOSE -> new StepRequest.Close(null, said);
            case REOPEN -> new StepRequest.Reopen(said);
            case MERGE -> new StepRequest.Merge(text(into));
            case FILE, WITHDRAW, NOTE -> null;
        };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}

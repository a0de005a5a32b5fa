package org.minsheng.appeal.internal.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealWish;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.organisation.PostId;

/**
 * A step as other systems send it; which fields an action needs is said in the documentation of the interface.
 *
 * @param action for instance ACCEPT, DISPATCH, SIGN, ANSWER
 * @param version the version of the appeal that the sender has seen
 * @param evidence what a return rests on; the note itself when not said
 * @param note what is said with it: a reason, an explanation or the answer
 */
record ApiStep(@Schema(description =
    "For instance ACCEPT, DISPATCH, SIGN, START, DELIBERATE (note and days), RESUME, ANSWER, CALL_BACK, CLOSE")
               AppealAction action, int version, @Nullable String note, @Nullable AppealKind kind,
               @Nullable String matter, @Nullable Long post, StepRequest.@Nullable ReturnReason returnReason,
               @Nullable String evidence, @Nullable String whereNext,
               @Nullable String publicTitle, @Nullable String publicAnswer,
               @Nullable Verdict verdict, @Nullable String into,
               @Schema(description = "With ACCEPT: how urgent it is; the deadline follows") @Nullable Urgency urgency,
               @Schema(description = "With DELIBERATE: working days for which the clock stands still, "
                   + "bounded by the county; the note is the reason")
               @Nullable Integer days) {

    AppealWish wish() {
        return new AppealWish(action, text(note), kind, matter, post == null ? null : new PostId(post),
            returnReason == null ? null : returnReason.name(), text(evidence), text(whereNext), text(publicTitle),
            text(publicAnswer), verdict, text(into), urgency, days);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}

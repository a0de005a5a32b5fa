package org.minsheng.appeal.internal.bulk;

import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.AccountId;

/**
 * What somebody wants done to each of many appeals.
 *
 * @param to for an assignment: the colleague, null for nobody in particular
 */
public record BulkWish(BulkAction action, @Nullable AccountId to, String note) {

    /** The step it is for each; null for an assignment, which is none. */
    @Nullable StepRequest step() {
        return switch (action) {
            case ACCEPT -> new StepRequest.Accept(null, null);
            case DISPATCH -> new StepRequest.Dispatch(null, null, null, note);
            case SIGN -> new StepRequest.Sign();
            case CLOSE -> new StepRequest.Close(null, note);
            case ASSIGN -> null;
        };
    }
}

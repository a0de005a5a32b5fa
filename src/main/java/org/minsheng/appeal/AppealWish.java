package org.minsheng.appeal;

import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.PostId;

/**
 * What somebody wants to do to an appeal; which fields an action needs is the action's to say.
 *
 * @param note what is said with it: a reason, an explanation or the answer
 * @param post to whom it is dispatched, null: whom the catalogue names
 * @param returnReason WRONG_PLACE, UNCLEAR_OWNERSHIP or OVERLAPPING_DUTIES
 * @param evidence what a return rests on; the note itself when empty
 * @param whereNext who can help instead, for a refusal
 * @param urgency how urgent it turned out to be when it was accepted, null as before
 * @param days working days for which the clock stands still in deliberation, null for as many as the county allows
 * @param into the number of the appeal that goes on for both
 */
public record AppealWish(AppealAction action, String note, @Nullable AppealKind kind,
                         @Nullable String matter, @Nullable PostId post, @Nullable String returnReason, String evidence,
                         String whereNext, String publicTitle, String publicAnswer, @Nullable Verdict verdict,
                         String into, @Nullable Urgency urgency, @Nullable Integer days) {

    /** Without a word on urgency or on how long the clock stands still. */
    public AppealWish(AppealAction action, String note, @Nullable AppealKind kind,
                      @Nullable String matter, @Nullable PostId post, @Nullable String returnReason, String evidence,
                      String whereNext, String publicTitle, String publicAnswer,
                      @Nullable Verdict verdict, String into) {
        this(action, note, kind, matter, post, returnReason, evidence, whereNext, publicTitle,
            publicAnswer, verdict, into, null, null);
    }

    /** An action that needs no more than words. */
    public static AppealWish of(AppealAction action, String note) {
        return new AppealWish(action, note, null, null, null, null, "", "", "", "", null, "");
    }

    /** The reporter's word that it is done. */
    public static AppealWish close(Verdict verdict, String note) {
        return new AppealWish(AppealAction.CLOSE, note, null, null, null, null, "", "", "", "", verdict, "");
    }
}

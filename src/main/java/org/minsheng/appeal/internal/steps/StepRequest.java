package org.minsheng.appeal.internal.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.organisation.PostId;
import org.minsheng.shared.OrganisationId;

/** What somebody wants to do to an appeal, with what that needs. */
public sealed interface StepRequest {

    AppealAction action();

    /** What is written into the history with it; the reporter sees it when it {@link #isToldToReporter is told}. */
    default String note() {
        return "";
    }

    /** False for words among colleagues: to whom a matter is sent, and what was noted of a call. */
    default boolean isToldToReporter() {
        return true;
    }

    default List<AttachmentId> attachments() {
        return List.of();
    }

    /** Takes the word in and sorts it. */
    record Accept(@Nullable AppealKind kind, @Nullable String matter, @Nullable Urgency urgency)
            implements StepRequest {

        public Accept(@Nullable AppealKind kind, @Nullable String matter) {
            this(kind, matter, null);
        }

        @Override
        public AppealAction action() {
            return AppealAction.ACCEPT;
        }
    }

    /** @param whereNext who can help instead; a refusal without it leaves the person alone */
    record Refuse(String reason, String whereNext) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.REFUSE;
        }

        @Override
        public String note() {
            return reason + "\n" + whereNext;
        }
    }

    /** @param post null: whom the catalogue names */
    record Dispatch(@Nullable PostId post, @Nullable AppealKind kind, @Nullable String matter, String note)
            implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.DISPATCH;
        }

        @Override
        public boolean isToldToReporter() {
            return false;
        }
    }

    /** Takes back what was sent to somebody who has not signed for it. */
    record Recall(String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.RECALL;
        }
    }

    /**
     * Undoes an acceptance or a signature that whoever gave it takes back at once, before anything else has happened:
     * state and who is responsible are as before, and the time that passed meanwhile has passed.
     *
     * @param to where it stood before
     * @param responsible who answered for it before
     */
    record TakeBack(AppealState to, @Nullable OrganisationId responsible) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.TAKE_BACK;
        }
    }

    /**
     * What lay with a post at which nobody is any more goes on where somebody is.
     *
     * @param desk whether it has nobody who takes in and dispatches
     * @param handler whether it has nobody who handles
     */
    record HandOn(PostId post, boolean desk, boolean handler, String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.HAND_ON;
        }
    }

    record Sign() implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.SIGN;
        }
    }

    /** Why a handler may give a matter back (退单): 属地不符, 权属不清, 职能交叉. */
    enum ReturnReason { WRONG_PLACE, UNCLEAR_OWNERSHIP, OVERLAPPING_DUTIES }

    /** @param evidence the document or rule it rests on; files may take its place, but one of both must be there */
    record Return(ReturnReason reason, String explanation, String evidence, List<AttachmentId> attachments)
            implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.RETURN;
        }

        @Override
        public String note() {
            return evidence.isBlank() || evidence.equals(explanation) ? explanation : explanation + "\n" + evidence;
        }
    }

    record Rise(String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.RISE;
        }
    }

    record HandDown(String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.HAND_DOWN;
        }
    }

    record Start(String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.START;
        }
    }

    /** @param days how many working days the clock may stand still, null for as long as the county allows */
    record Deliberate(String note, @Nullable Integer days) implements StepRequest {

        public Deliberate(String note) {
            this(note, null);
        }

        @Override
        public AppealAction action() {
            return AppealAction.DELIBERATE;
        }
    }

    record Resume(String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.RESUME;
        }
    }

    /** @param publicTitle and publicAnswer what may be shown to everybody once closed; no personal data */
    record Answer(String note, String publicTitle, String publicAnswer, List<AttachmentId> attachments)
            implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.ANSWER;
        }
    }

    /** The desk asked the person by phone; by somebody other than who answered. */
    record CallBack(Verdict verdict, String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.CALL_BACK;
        }

        @Override
        public boolean isToldToReporter() {
            return false;
        }
    }

    /**
     * @param verdict the reporter's word; null when the desk closes after a call-back
     * @param wall photos that everybody may see from now on
     * @param publicTitle and publicAnswer what the desk changed of what everybody will read; an empty title leaves both
     * as they were
     */
    record Close(@Nullable Verdict verdict, String note, List<AttachmentId> wall,
                 String publicTitle, String publicAnswer)
        implements StepRequest {

        /** No photo is shown, and the words are those of the answer. */
        public Close(@Nullable Verdict verdict, String note) {
            this(verdict, note, List.of());
        }

        public Close(@Nullable Verdict verdict, String note, List<AttachmentId> wall) {
            this(verdict, note, wall, "", "");
        }

        @Override
        public AppealAction action() {
            return AppealAction.CLOSE;
        }
    }

    /** @param told false when the words are those of somebody else than the reporter */
    record Reopen(String note, boolean told) implements StepRequest {

        public Reopen(String note) {
            this(note, true);
        }

        @Override
        public AppealAction action() {
            return AppealAction.REOPEN;
        }

        @Override
        public boolean isToldToReporter() {
            return told;
        }
    }

    record Withdraw(String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.WITHDRAW;
        }
    }

    /** @param into the number of the appeal that goes on for both */
    record Merge(String into) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.MERGE;
        }
    }

    /** Goes on in the place of a leading appeal that its reporter withdraws. */
    record TakeLead(Appeal lead) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.TAKE_LEAD;
        }
    }

    /** What somebody whose appeal was merged says came of it. */
    record Rate(Verdict verdict, String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.RATE;
        }
    }

    /** Undoes a merge: the appeal goes on by itself where it stood. */
    record Separate(String note) implements StepRequest {
        @Override
        public AppealAction action() {
            return AppealAction.SEPARATE;
        }
    }
}

package org.minsheng.appeal.internal.console;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.organisation.PostId;
import org.minsheng.page.Form;

/** Reads what was typed into a step's small form; what is needed for the step is asked by the step itself. */
final class ConsoleStepForm {

    static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_TITLE = 60;

    private final AppealAction action;
    private final Form form;
    private final List<AttachmentId> files;

    ConsoleStepForm(AppealAction action, Form form, List<AttachmentId> files) {
        this.action = action;
        this.form = form;
        this.files = files;
    }

    /** With errors in the form, what comes back must not be used. */
    StepRequest read() {
        return switch (action) {
            case ACCEPT -> new StepRequest.Accept(choice("kind", AppealKind.class), optional("matter"),
                choice("urgency", Urgency.class));
            case REFUSE -> new StepRequest.Refuse(text("reason"), text("whereNext"));
            case DISPATCH -> new StepRequest.Dispatch(post(), null, optional("matter"), text("note"));
            case RECALL -> new StepRequest.Recall(text("note"));
            case SIGN -> new StepRequest.Sign();
            case RETURN -> new StepRequest.Return(needed("reason", StepRequest.ReturnReason.class,
                StepRequest.ReturnReason.WRONG_PLACE),
                text("explanation"), text("evidence"), files);
            case RISE -> new StepRequest.Rise(text("note"));
            case HAND_DOWN -> new StepRequest.HandDown(text("note"));
            case START -> new StepRequest.Start(text("note"));
            case DELIBERATE -> new StepRequest.Deliberate(text("note"),
                form.read(field("days"), Integer::valueOf, "appeal.refused.days-not-a-number"));
            case RESUME -> new StepRequest.Resume(text("note"));
            case ANSWER -> new StepRequest.Answer(text("note"), form.optional(field("publicTitle"), LONGEST_TITLE),
                text("publicAnswer"), files);
            case CALL_BACK -> new StepRequest.CallBack(needed("verdict", Verdict.class, Verdict.UNASKED), text("note"));
            case CLOSE -> new StepRequest.Close(null, text("note"), wall(),
                form.optional(field("publicTitle"), LONGEST_TITLE), text("publicAnswer"));
            case REOPEN -> new StepRequest.Reopen(text("note"));
            case SEPARATE -> new StepRequest.Separate(text("note"));
            case MERGE -> new StepRequest.Merge(form.required(field("into"), 40));
            case FILE, WITHDRAW, NOTE, ASK_EXTENSION, EXTEND, DENY_EXTENSION, REMIND, CIRCULATE,
                RELOCATE, TAKE_LEAD, RATE, HAND_ON,
                TAKE_BACK ->
                throw new IllegalArgumentException(action + " is not sent by this form");
        };
    }

    private String field(String name) {
        return ConsoleResources.field(action, name);
    }

    private String text(String name) {
        return form.optional(field(name), LONGEST_NOTE);
    }

    private @Nullable String optional(String name) {
        var text = form.value(field(name));
        return text.isEmpty() ? null : text;
    }

    private <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        return form.choice(field(name), type);
    }

    private <E extends Enum<E>> E needed(String name, Class<E> type, E otherwise) {
        var chosen = choice(name, type);
        if (chosen == null) {
            form.reject(field(name), "form.required");
        }
        return chosen == null ? otherwise : chosen;
    }

    private List<AttachmentId> wall() {
        try {
            return form.values(field("wall")).stream().map(text -> new AttachmentId(UUID.fromString(text))).toList();
        } catch (IllegalArgumentException notOurs) {
            form.reject(field("wall"), "form.not-a-choice");
            return List.of();
        }
    }

    private @Nullable PostId post() {
        var id = form.read(field("post"), Long::valueOf, "form.not-a-choice");
        return id == null ? null : new PostId(id);
    }
}

package org.minsheng.appeal.internal.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.WritingNote;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult.Refused;
import org.minsheng.appeal.internal.steps.StepResult.Taken;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Each step of an appeal is something that is added to it: an acceptance, a dispatch, an answer, a closure. */
@Controller
class ConsoleStepPages {

    private static final String STALE = "appeal.refused.stale";

    private final ConsoleDossier dossier;
    private final TakingStep taking;
    private final WritingNote writing;
    private final ConsoleUploads uploads;

    ConsoleStepPages(ConsoleDossier dossier, TakingStep taking, WritingNote writing, ConsoleUploads uploads) {
        this.dossier = dossier;
        this.taking = taking;
        this.writing = writing;
        this.uploads = uploads;
    }

    @PostMapping({
        "/console/appeals/{number}/acceptance", "/console/appeals/{number}/refusal",
        "/console/appeals/{number}/dispatch", "/console/appeals/{number}/signature", "/console/appeals/{number}/return",
        "/console/appeals/{number}/rise", "/console/appeals/{number}/descent", "/console/appeals/{number}/handling",
        "/console/appeals/{number}/deliberation", "/console/appeals/{number}/resumption",
        "/console/appeals/{number}/answer", "/console/appeals/{number}/call-back", "/console/appeals/{number}/closure",
        "/console/appeals/{number}/reopening", "/console/appeals/{number}/merge",
        "/console/appeals/{number}/separation", "/console/appeals/{number}/recall"})
    ModelAndView take(Page page, Form form, Viewer viewer, @PathVariable String number, HttpServletRequest request,
                      @RequestParam(name = "return-files", required = false) @Nullable List<MultipartFile> evidence,
                      @RequestParam(name = "answer-files", required = false) @Nullable List<MultipartFile> photos) {
        var appeal = appeal(viewer, number);
        var uri = request.getRequestURI();
        var action = ConsoleResources.action(uri.substring(uri.lastIndexOf('/') + 1));
        var files = action == AppealAction.ANSWER ? photos : evidence;
        var kept = uploads.keep(form, ConsoleResources.field(action, "files"), files == null ? List.of() : files,
            action == AppealAction.ANSWER);
        var wish = withReason(page, new ConsoleStepForm(action, form, kept).read());
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (form.hasErrors() || key == null || version == null) {
            return again(page, viewer, appeal, action, form, HttpStatus.UNPROCESSABLE_CONTENT, null);
        }
        return switch (taking.take(viewer, number, version, key, wish)) {
            case Taken taken -> page.go(ConsoleLedgerPages.PATH + "/" + number, "appeal.console.done", page.t(action));
            case Refused refused -> refused(page, viewer, appeal, action, form, refused);
        };
    }

    @PostMapping("/console/appeals/{number}/notes")
    ModelAndView note(Page page, Form form, Viewer viewer, @PathVariable String number) {
        var appeal = appeal(viewer, number);
        var note = form.required("note-note", ConsoleStepForm.LONGEST_NOTE);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (form.hasErrors() || key == null) {
            return again(page, viewer, appeal, AppealAction.NOTE, form, HttpStatus.UNPROCESSABLE_CONTENT, null);
        }
        writing.write(viewer, appeal, key, note);
        return page.go(ConsoleLedgerPages.PATH + "/" + number, "appeal.console.note.written");
    }

    /** The history says why something came back, not only how that was explained. */
    private static StepRequest withReason(Page page, StepRequest wish) {
        return wish instanceof StepRequest.Return(var reason, var explanation, var evidence, var files)
            && !explanation.isBlank()
            ? new StepRequest.Return(reason, page.t("appeal.console.return.note", page.t(reason), explanation),
                evidence, files) : wish;
    }

    private ModelAndView refused(Page page, Viewer viewer, Appeal appeal, AppealAction action,
                                 Form form, Refused refused) {
        var args = Arrays.stream(refused.args()).map(arg -> spoken(page, arg)).toArray();
        if (!refused.field().isEmpty()) {
            form.reject(ConsoleResources.field(action, refused.field()), refused.key(), args);
            return again(page, viewer, appeal, action, form, HttpStatus.UNPROCESSABLE_CONTENT, null);
        }
        boolean stale = refused.key().equals(STALE);
        return again(page, viewer, stale ? appeal(viewer, appeal.number()) : appeal, action, form,
            stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT, page.t(refused.key(), args));
    }

    private static Object spoken(Page page, Object arg) {
        return arg instanceof String text && text.matches("(Tier|AppealState|AppealAction)\\.[A-Z_]+")
            ? page.t(text) : arg;
    }

    private ModelAndView again(Page page, Viewer viewer, Appeal appeal, AppealAction action,
                               Form form, HttpStatus status, @Nullable String fault) {
        return page.show(ConsoleAppealPages.TEMPLATE,
            dossier.of(page, viewer, appeal, new ConsoleTodo.Tried(action, form), fault), status);
    }

    private Appeal appeal(Viewer viewer, String number) {
        return dossier.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

package org.minsheng.visit.internal.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.FileName;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormOutcome.Done;
import org.minsheng.visit.internal.form.FormOutcome.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Versions of a form: publishing, comparing, trying out, and carrying one as a file. */
@Controller
class VersionPages {

    private static final String FORM = FormPages.PATH + "/{id}";

    private final FormBook book;
    private final FormPages forms;
    private final DesignerPages designer;
    private final CreatingForm creating;
    private final PublishingForm publishing;
    private final FillingForm filling;
    private final FormJson json;

    VersionPages(FormBook book, FormPages forms, DesignerPages designer, CreatingForm creating,
                 PublishingForm publishing, FillingForm filling, FormJson json) {
        this.book = book;
        this.forms = forms;
        this.designer = designer;
        this.creating = creating;
        this.publishing = publishing;
        this.filling = filling;
        this.json = json;
    }

    @PostMapping(FORM + "/versions")
    ModelAndView publish(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var row = forms.known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (version == null) {
            form.reject("version", "form.not-a-choice");
            return page.again("visit/form/designer", designer.view(viewer, row, form, null));
        }
        return switch (publishing.publish(viewer, row.id(), version)) {
            case Done done -> page.go(FormPages.PATH + "/" + id, "visit.form.published", row.details().name(),
                done.number());
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield page.again("visit/form/designer", designer.view(viewer, forms.known(viewer, id), form, null));
            }
        };
    }

    /** @param number 0 for the draft; {@code against} the version before it unless another is asked for */
    @GetMapping(FORM + "/versions/{number}")
    ModelAndView version(Page page, Viewer viewer, @PathVariable long id, @PathVariable int number,
                         @RequestParam(required = false) @Nullable Integer against) {
        var row = forms.known(viewer, id);
        int before = against != null ? against : number == 0 ? row.published() : number - 1;
        var shown = number == 0 ? row.draft() : definition(row, number);
        var compared = before == 0 ? FormDefinition.EMPTY : definition(row, before);
        return page.show("visit/form/version", new FormViews.Version(row, number, before,
            before == 0 ? List.of() : Differences.between(compared, shown), FormSheet.of(shown, Form.empty(), Set.of()),
            book.versions(row.id())));
    }

    private FormDefinition definition(FormRow row, int number) {
        return book.definition(row.id(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping(FORM + "/trial")
    ModelAndView trial(Page page, Viewer viewer, @PathVariable long id) {
        var row = forms.known(viewer, id);
        return page.show("visit/form/trial", new FormViews.Trial(row, FillingForm.blank(row.draft(), Map.of()),
            false, null));
    }

    /** Checks as it would be checked; nothing is kept. */
    @PostMapping(FORM + "/trial")
    ModelAndView tried(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var row = forms.known(viewer, id);
        MultiValueMap<String, MultipartFile> none = new LinkedMultiValueMap<>();
        var answers = filling.read(row.draft(), form, none);
        var view = new FormViews.Trial(row, FillingForm.again(row.draft(), form, Set.of()), answers.isPresent(),
            answers.map(json::writeIndented).orElse(null));
        return form.hasErrors() ? page.again("visit/form/trial", view) : page.show("visit/form/trial", view);
    }

    @GetMapping(FORM + "/definition.json")
    ResponseEntity<byte[]> export(Viewer viewer, @PathVariable long id) {
        var row = forms.known(viewer, id);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.CONTENT_DISPOSITION, FileName.saved(row.details().name() + ".json"))
            .body(json.writeIndented(row.draft()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(FormPages.PATH + "/imports/new")
    ModelAndView blank(Page page, Viewer viewer) {
        return page.show("visit/form/import", new FormViews.Import(Form.empty(), forms.areas(viewer, null),
            FormPages.purposes(page)));
    }

    @PostMapping(FormPages.PATH + "/imports")
    ModelAndView read(Page page, Form form, Viewer viewer,
        @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var details = forms.details(form);
        var definition = definition(form, file);
        if (details != null && definition != null && key != null && !form.hasErrors()) {
            switch (creating.create(viewer, key, details, definition)) {
                case Done done -> {
                    return page.go(FormPages.PATH + "/" + done.id().value(), "visit.form.created", details.name());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("visit/form/import",
            new FormViews.Import(form, forms.areas(viewer, null), FormPages.purposes(page)));
    }

    /** Flaws are shown in the designer; only what is no form at all is refused here. */
    private @Nullable FormDefinition definition(Form form, @Nullable MultipartFile file) throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new UnreadableFile("file.empty");
            }
            Sheet.checkSize(file.getBytes());
            var read = json.read(Sheet.text(file.getBytes()))
                .orElseThrow(() -> new UnreadableFile("visit.form.import.unreadable"));
            if (read.all().count() > Flaws.MOST_FIELDS) {
                throw new UnreadableFile("visit.flaw.too-many-fields", Flaws.MOST_FIELDS);
            }
            return read;
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return null;
        }
    }
}

package org.minsheng.visit.internal.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormOutcome.Done;
import org.minsheng.visit.internal.form.FormOutcome.Refused;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The forms that there are: finding, beginning, copying, naming and retiring them. */
@Controller
class FormPages {

    static final String PATH = "/console/forms";
    private static final int ROWS = 50;

    private final FormBook book;
    private final CreatingForm creating;
    private final EditingForm editing;
    private final RetiringForm retiring;
    private final Places places;

    FormPages(FormBook book, CreatingForm creating, EditingForm editing, RetiringForm retiring, Places places) {
        this.book = book;
        this.creating = creating;
        this.editing = editing;
        this.retiring = retiring;
        this.places = places;
    }

    @Bean
    static Menu formsMenu() {
        return new Menu(PATH, "visit.forms.title", "forms", "menu.visits", 60);
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var url = page.url();
        var purpose = Arrays.stream(FormPurpose.values()).filter(each -> url.is("purpose", each.name())).findFirst()
            .orElse(null);
        var filter = new FormBook.Filter(FormRights.areas(viewer), purpose, url.get("words").strip(),
            url.is("retired", "1"));
        long after = url.get("after").matches("\\d{1,18}") ? Long.parseLong(url.get("after")) : 0;
        var found = Slice.of(book.list(filter, after, ROWS + 1), ROWS, row -> Long.toString(row.id().value()));
        var names = places.names(found.rows().stream().map(FormRow::area).distinct().toList());
        return page.show("visit/form/forms", new FormViews.Listed(
            found.map(row -> new FormViews.ListedRow(row, names.getOrDefault(row.area(), row.area().value()))),
                purposes(page),
            !FormRights.editedAreas(viewer).isEmpty()));
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer, @RequestParam(defaultValue = "0") long from) {
        return page.show("visit/form/new", fresh(page, viewer, from, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView create(Page page, Form form, Viewer viewer, @RequestParam(defaultValue = "0") long from) {
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var details = details(form);
        if (details != null && key != null) {
            var source = from == 0 ? null : known(viewer, from);
            var draft = source == null ? FormDefinition.EMPTY : source.draft();
            switch (creating.create(viewer, key, details, draft)) {
                case Done done -> {
                    return page.go(PATH + "/" + done.id().value(), "visit.form.created", details.name());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("visit/form/new", fresh(page, viewer, from, form));
    }

    @GetMapping(PATH + "/{id}/details")
    ModelAndView details(Page page, Viewer viewer, @PathVariable long id) {
        var row = known(viewer, id);
        var details = row.details();
        var form = Form.empty().prefill("name", details.name()).prefill("nameEn", details.nameEn())
            .prefill("purpose", details.purpose().name())
            .prefill("area", details.area().value()).prefill("basis", details.basis());
        return page.show("visit/form/details",
            new FormViews.Details(row, form, areas(viewer, row.area()), purposes(page)));
    }

    @PostMapping(PATH + "/{id}/details")
    ModelAndView describe(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var row = known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var details = details(form);
        if (details != null && version != null) {
            switch (editing.edit(viewer, row.id(), version, details, draft -> draft)) {
                case Done done -> {
                    return page.go(PATH + "/" + id, "visit.form.saved", details.name());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("visit/form/details",
            new FormViews.Details(row, form, areas(viewer, row.area()), purposes(page)));
    }

    @PostMapping(PATH + "/{id}/retirement")
    ModelAndView retire(Page page, Viewer viewer, @PathVariable long id) {
        return retire(page, viewer, id, true);
    }

    @PostMapping(PATH + "/{id}/restoration")
    ModelAndView restore(Page page, Viewer viewer, @PathVariable long id) {
        return retire(page, viewer, id, false);
    }

    private ModelAndView retire(Page page, Viewer viewer, long id, boolean retired) {
        var row = known(viewer, id);
        return switch (retiring.retire(viewer, row.id(), retired)) {
            case Done done -> page.go(PATH + "/" + id, retired ? "visit.form.retired" : "visit.form.restored",
                row.details().name());
            case Refused refused -> page.warn(PATH + "/" + id, refused.key(), refused.args());
        };
    }

    /** What lies outside one's areas does not exist. */
    FormRow known(Viewer viewer, long id) {
        return book.find(new FormId(id)).filter(row -> FormRights.maySee(viewer, row.area()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Nullable FormDetails details(Form form) {
        var name = form.required("name", 60);
        var nameEn = form.optional("nameEn", 100);
        form.required("purpose", 20);
        var purpose = form.choice("purpose", FormPurpose.class);
        var area = form.read("area", AreaCode::new, "form.not-a-choice");
        if (area == null) {
            form.reject("area", "form.required");
        }
        var basis = form.required("basis", 300);
        return form.hasErrors() || purpose == null ? null
            : new FormDetails(name, nameEn, purpose, Objects.requireNonNull(area), basis);
    }

    private FormViews.Fresh fresh(Page page, Viewer viewer, long from, Form form) {
        var source = from == 0 ? null : known(viewer, from);
        if (source != null) {
            form.prefill("name", page.t("visit.form.copy-of", source.details().name()))
                .prefill("nameEn", source.details().nameEn())
                .prefill("purpose", source.details().purpose().name()).prefill("basis", source.details().basis());
        }
        return new FormViews.Fresh(form, areas(viewer, null), purposes(page), source);
    }

    /** Where this person may keep forms, and where the form is now. */
    List<Option> areas(Viewer viewer, @Nullable AreaCode present) {
        var codes = new ArrayList<>(FormRights.editedAreas(viewer));
        if (present != null && !codes.contains(present)) {
            codes.add(present);
        }
        var names = places.names(codes);
        return codes.stream().map(code -> new Option(code.value(), names.getOrDefault(code, code.value()))).toList();
    }

    static List<Option> purposes(Page page) {
        return Arrays.stream(FormPurpose.values())
            .map(purpose -> new Option(purpose.name(), page.t("visit.FormPurpose." + purpose))).toList();
    }
}

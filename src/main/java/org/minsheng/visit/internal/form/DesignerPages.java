package org.minsheng.visit.internal.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormOutcome.Done;
import org.minsheng.visit.internal.form.FormOutcome.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The designer: questions on the left, the form as a phone shows it on the right. Every button is a form of its own.
 */
@Controller
class DesignerPages {

    private static final String FORM = FormPages.PATH + "/{id}";
    private static final String FIELD = FORM + "/fields/{path}";
    private static final String TEMPLATE = "visit/form/designer";

    private final FormBook book;
    private final FormPages forms;
    private final EditingForm editing;
    private final Places places;

    DesignerPages(FormBook book, FormPages forms, EditingForm editing, Places places) {
        this.book = book;
        this.forms = forms;
        this.editing = editing;
        this.places = places;
    }

    @GetMapping(FORM)
    ModelAndView show(Page page, Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String field) {
        var row = forms.known(viewer, id);
        var opened = new Draft(row.draft()).field(field).map(one -> open(page, row, field, one, FieldForm.fill(one)))
            .orElse(null);
        return page.show(TEMPLATE, view(viewer, row, Form.empty(), opened));
    }

    @PostMapping(FORM + "/fields")
    ModelAndView add(Page page, Form form, Viewer viewer, @PathVariable long id) {
        form.required("kind", 10);
        var kind = form.choice("kind", Field.Kind.class);
        var group = form.value("group");
        var row = forms.known(viewer, id);
        if (kind == null || !group.isEmpty()
            && row.draft().field(group).filter(field -> field.kind() == Field.Kind.GROUP).isEmpty()) {
            form.reject("kind", "form.not-a-choice");
            return page.again(TEMPLATE, view(viewer, row, form, null));
        }
        return change(page, form, viewer, id, draft -> {
            var longer = draft.add(kind, group.isEmpty() ? null : group);
            var fields = group.isEmpty() ? longer.fields() : new Draft(longer).field(group).orElseThrow().fields();
            return new Changed(longer, (group.isEmpty() ? "" : group + ".") + fields.getLast().key(), "");
        });
    }

    @PostMapping(FIELD)
    ModelAndView edit(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable String path) {
        var row = forms.known(viewer, id);
        var was = field(row, path);
        var field = FieldForm.read(form, was, row.draft());
        if (form.hasErrors()) {
            return page.again(TEMPLATE, view(viewer, row, Form.empty(), open(page, row, path, was, form)));
        }
        return change(page, form, viewer, id,
            draft -> new Changed(draft.replace(path, field), null, path.replace(was.key(), field.key())));
    }

    /** The phone as it would be with what is typed; nothing is kept. */
    @PostMapping(FIELD + "/preview")
    ModelAndView preview(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable String path) {
        var row = forms.known(viewer, id);
        var draft = new Draft(row.draft()).replace(path, FieldForm.read(form, field(row, path), row.draft()));
        return page.show("visit/form/preview", FormSheet.of(draft, Form.empty(), Set.of()));
    }

    @PostMapping(FIELD + "/move")
    ModelAndView move(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable String path) {
        return change(page, form, viewer, id,
            draft -> new Changed(draft.move(path, form.value("direction").equals("up")), null, path));
    }

    @PostMapping(FIELD + "/copy")
    ModelAndView copy(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable String path) {
        return change(page, form, viewer, id, draft -> new Changed(draft.copy(path), null, path));
    }

    @PostMapping(FIELD + "/removal")
    ModelAndView remove(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable String path) {
        return change(page, form, viewer, id, draft -> new Changed(draft.remove(path), null, ""));
    }

    /** @param open the path of the field to open next, null for none; {@code near} the one to look at */
    private record Changed(FormDefinition draft, @Nullable String open, String near) {
    }

    /** The change is made to the draft that the person has seen; somebody else's change meanwhile is told. */
    private ModelAndView change(Page page, Form form, Viewer viewer, long id, Function<Draft, Changed> change) {
        var row = forms.known(viewer, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        if (version == null) {
            form.reject("version", "form.not-a-choice");
            return page.again(TEMPLATE, view(viewer, row, form, null));
        }
        var changed = row.version() == version ? change.apply(new Draft(row.draft()))
            : new Changed(row.draft(), null, "");
        return switch (editing.edit(viewer, row.id(), version, row.details(), draft -> changed.draft())) {
            case Done done -> page.go(FormPages.PATH + "/" + id
                + (changed.open() != null ? "?field=" + changed.open() + "#edit"
                : changed.near().isEmpty() ? "#fields" : "#field-" + changed.near()));
            case Refused refused -> {
                var told = Form.empty();
                told.reject(refused.field(), refused.key(), refused.args());
                yield page.again(TEMPLATE, view(viewer, forms.known(viewer, id), told, null));
            }
        };
    }

    FormViews.Designer view(Viewer viewer, FormRow row, Form form, FormViews.@Nullable Editing opened) {
        return new FormViews.Designer(row,
            places.names(List.of(row.area())).getOrDefault(row.area(), row.area().value()),
            row.retiredAt() == null && FormRights.mayEdit(viewer, row.area()), form, Flaws.of(row.draft()), opened,
            FormSheet.of(row.draft(), Form.empty(), Set.of()), book.versions(row.id()));
    }

    private static FormViews.Editing open(Page page, FormRow row, String path, Field field, Form form) {
        return new FormViews.Editing(path, field, form, earlier(page, row.draft(), path),
            Prefills.keys().stream().map(key -> new Option(key, page.t("visit.prefill." + key))).toList());
    }

    private static List<Option> earlier(Page page, FormDefinition draft, String path) {
        var parts = path.split("\\.", 2);
        var options = new ArrayList<Option>();
        for (var field : draft.fields()) {
            if (field.key().equals(parts[0])) {
                field.fields().stream().takeWhile(inner -> parts.length == 2 && !inner.key().equals(parts[1]))
                    .filter(Field::canBeCompared)
                    .forEach(inner -> options.add(option(page, inner)));
                break;
            }
            if (field.canBeCompared()) {
                options.add(option(page, field));
            }
        }
        return options;
    }

    private static Option option(Page page, Field field) {
        return new Option(field.key(), field.label(page.chinese()) + " (" + field.key() + ")");
    }

    private static Field field(FormRow row, String path) {
        return new Draft(row.draft()).field(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static List<Option> kinds(Page page) {
        return Arrays.stream(Field.Kind.values()).map(kind -> new Option(kind.name(), page.t("visit.Kind." + kind)))
            .toList();
    }
}

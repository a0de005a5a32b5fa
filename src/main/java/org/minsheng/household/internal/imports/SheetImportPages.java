package org.minsheng.household.internal.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.Scopes;
import org.minsheng.household.internal.imports.ChangingImport.Wish;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.household.internal.imports.SheetImport.Table;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Importing households: upload, map, preview and mend, confirm, watch, undo. Only who sent a file sees it. */
@Controller
@RequestMapping(SheetImportPages.PATH)
class SheetImportPages {

    static final String PATH = "/console/households/imports";

    private final SheetImports imports;
    private final SheetImportScreens screens;
    private final UploadingSheets uploading;
    private final MappingColumns mapping;
    private final MendingRows mending;
    private final ChangingImport changing;

    SheetImportPages(SheetImports imports, SheetImportScreens screens, UploadingSheets uploading,
                     MappingColumns mapping, MendingRows mending,
                     ChangingImport changing) {
        this.imports = imports;
        this.screens = screens;
        this.uploading = uploading;
        this.mapping = mapping;
        this.mending = mending;
        this.changing = changing;
    }

    @GetMapping
    ModelAndView all(Page page) {
        return page.show("household/imports/list", screens.all(page, Form.empty()));
    }

    @PostMapping
    ModelAndView upload(Page page, Viewer viewer, Form form,
                        @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        var area = form.read("area", AreaCode::new, "form.not-a-choice");
        if (area == null || !viewer.may(area, Scopes.DESKS)) {
            form.reject("area", form.value("area").isEmpty() ? "form.required" : "form.not-a-choice");
        }
        if (file == null || file.isEmpty()) {
            form.reject("file", "file.empty");
        } else if (file.getSize() > Sheet.MOST_BYTES) {
            form.reject("file", "file.too-large", Sheet.MOST_BYTES / 1024 / 1024);
        }
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        if (!form.hasErrors() && area != null && file != null) {
            try {
                var name = Objects.requireNonNullElse(file.getOriginalFilename(), "")
                    .replaceAll("[\\p{Cntrl}/\\\\]", "");
                long id = uploading.upload(viewer, key == null ? RequestKey.fresh() : key, area,
                    name.length() > 100 ? name.substring(name.length() - 100) : name, file.getBytes());
                return page.go(PATH + "/" + id);
            } catch (UnreadableFile unreadable) {
                form.reject("file", unreadable.key(), unreadable.args());
            }
        }
        return page.again("household/imports/list", screens.all(page, form));
    }

    /** Whatever the import needs now; {@code columns} in the address asks for the mapping once more. */
    @GetMapping("/{id}")
    ModelAndView one(Page page, Viewer viewer, HttpServletResponse response, @PathVariable long id) {
        var item = mine(viewer, id);
        if (page.fragment() && page.url().names().isEmpty() && !item.state().isAtWork()) {
            response.setHeader("HX-Refresh", "true");
        }
        if (item.state().isAtWork()) {
            return page.show("household/imports/working", screens.working(item));
        }
        if (item.state() == State.MAPPING || item.state().isOpen() && !page.url().get("columns").isEmpty()) {
            return page.show("household/imports/mapping", screens.mapping(page, item, screens.prefilled(item)));
        }
        return item.state() == State.READY
            ? page.show("household/imports/preview", screens.preview(page, item, Form.empty()))
            : page.show("household/imports/over", screens.over(page, item));
    }

    @PostMapping("/{id}/mapping")
    ModelAndView map(Page page, Viewer viewer, Form form, @PathVariable long id) {
        var item = mine(viewer, id);
        var areaCode = form.optional("areaCode", 4);
        if (!areaCode.matches("(0\\d{2,3})?")) {
            form.reject("areaCode", "household.import.area-code.wrong");
        }
        var fault = form.hasErrors() ? null : mapping.map(viewer, item, choice(item, form, areaCode)).orElse(null);
        if (fault != null) {
            form.reject("columns", fault.key(), fault.args());
        }
        return form.hasErrors() ? page.again("household/imports/mapping", screens.mapping(page, item, form))
            : page.go(PATH + "/" + id);
    }

    private static MappingColumns.Choice choice(SheetImport item, Form form, String areaCode) {
        var tables = new ArrayList<Table>();
        for (int at = 0; at < item.tables().size(); at++) {
            tables.add(item.tables().get(at).taking(item.tables().size() == 1 || form.checked("table" + at)));
        }
        Map<String, Field> columns = new LinkedHashMap<>();
        var titles = SheetImportScreens.titles(item);
        for (int at = 0; at < titles.size(); at++) {
            var field = form.choice("column" + at, Field.class);
            if (field != null) {
                columns.put(titles.get(at), field);
            }
        }
        return new MappingColumns.Choice(tables, columns, areaCode, form.checked("consented"));
    }

    @PostMapping("/{id}/rows/{number}")
    ModelAndView mend(Page page, Viewer viewer, Form form, @PathVariable long id, @PathVariable int number) {
        mine(viewer, id);
        Map<Field, String> cells = new EnumMap<>(Field.class);
        for (var field : Field.values()) {
            if (!form.values(field.name()).isEmpty()) {
                var text = form.value(field.name());
                cells.put(field, text.length() > 300 ? text.substring(0, 300) : text);
            }
        }
        var verdict = mending.mend(id, number, cells, form.choice("decision", Decision.class));
        var back = PATH + "/" + id + SheetImportScreens.query(page);
        if (verdict == null) {
            return page.warn(PATH + "/" + id, "household.import.row.gone");
        }
        return verdict.judgement() == Judgement.WRONG
            ? page.warn(back, "household.import.row.still-wrong", number,
            screens.words(page, verdict.reasons().getFirst()))
            : page.go(back, "household.import.row.mended", number, page.t(verdict.judgement()));
    }

    /** For everybody who is registered in another home. */
    @PostMapping("/{id}/decisions")
    ModelAndView decide(Page page, Viewer viewer, Form form, @PathVariable long id) {
        mine(viewer, id);
        var decision = form.choice("decision", Decision.class);
        if (decision == null) {
            return page.warn(PATH + "/" + id, "form.required");
        }
        return page.go(PATH + "/" + id, "household.import.decided", mending.decide(id, decision), page.t(decision));
    }

    @PostMapping("/{id}/confirmation")
    ModelAndView confirm(Page page, Viewer viewer, @PathVariable long id) {
        changing.change(viewer, mine(viewer, id), Wish.CONFIRM);
        return page.go(PATH + "/" + id);
    }

    /** What would go and what would stay. */
    @GetMapping("/{id}/reversal")
    ModelAndView undoing(Page page, Viewer viewer, @PathVariable long id) {
        var item = mine(viewer, id);
        return item.state() == State.DONE ? page.show("household/imports/undoing", screens.undoing(page, item))
            : page.go(PATH + "/" + id);
    }

    @PostMapping("/{id}/reversal")
    ModelAndView undo(Page page, Viewer viewer, @PathVariable long id) {
        changing.change(viewer, mine(viewer, id), Wish.UNDO);
        return page.go(PATH + "/" + id);
    }

    @PostMapping("/{id}/disposal")
    ModelAndView discard(Page page, Viewer viewer, @PathVariable long id) {
        return changing.change(viewer, mine(viewer, id), Wish.DISCARD) ? page.go(PATH, "household.import.discarded")
            : page.go(PATH + "/" + id);
    }

    private SheetImport mine(Viewer viewer, long id) {
        return imports.find(id)
            .filter(item -> item.account().equals(viewer.account()) && viewer.may(item.area(), Scopes.DESKS))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

package org.minsheng.area.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.PlaceUse;
import org.minsheng.area.internal.ImportRow.State;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Sheet;
import org.minsheng.page.UnreadableFile;
import org.minsheng.page.Tab;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Importing compounds and doors: upload, preview, confirm, undo. */
@Controller
class ImportPages {

    private static final int PAGE = 50;

    private final ImportRepository imports;
    private final PreparingImport preparing;
    private final ConfirmingImport confirming;
    private final UndoingImport undoing;
    private final RepairingRow repairing;
    private final DoorExport export;

    ImportPages(ImportRepository imports, PreparingImport preparing, ConfirmingImport confirming, UndoingImport undoing,
                RepairingRow repairing, DoorExport export) {
        this.imports = imports;
        this.preparing = preparing;
        this.confirming = confirming;
        this.undoing = undoing;
        this.repairing = repairing;
        this.export = export;
    }

    @GetMapping("/console/places/imports")
    ModelAndView all(Page page, Viewer viewer) {
        return page.show("area/imports", all(page, viewer, Form.empty()));
    }

    private ImportViews.All all(Page page, Viewer viewer, Form form) {
        var after = page.url().get("after");
        long before = after.matches("\\d{1,18}") ? Long.parseLong(after) : Long.MAX_VALUE;
        var found = Slice.of(imports.latest(viewer, before, PAGE + 1), PAGE, item -> Long.toString(item.id()));
        return new ImportViews.All(PlacePages.tabs(page), found, form);
    }

    @PostMapping("/console/places/imports")
    ModelAndView upload(Page page, Viewer viewer, Form form,
                        @RequestParam(required = false) @Nullable MultipartFile file)
        throws IOException {
        try {
            if (file == null || file.isEmpty()) {
                throw new UnreadableFile("file.empty");
            }
            if (file.getSize() > Sheet.MOST_BYTES) {
                throw new UnreadableFile("file.too-large", Sheet.MOST_BYTES / 1024 / 1024);
            }
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll("[\\p{Cntrl}/\\\\]", "");
            long id = preparing.prepare(viewer, name.length() > 100 ? name.substring(name.length() - 100) : name,
                SheetReader.read(file.getBytes()));
            return page.go("/console/places/imports/" + id);
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return page.again("area/imports", all(page, viewer, form));
        }
    }

    @GetMapping("/console/places/imports/template.xlsx")
    void template(Page page, HttpServletResponse response) throws IOException {
        PlateSheetPages.download(response, DoorExport.TYPE, page.t("area.import.template.file"), false);
        export.template(page, response.getOutputStream());
    }

    @GetMapping("/console/places/imports/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("area/import", view(page, known(viewer, id), Form.empty()));
    }

    private Import known(Viewer viewer, long id) {
        return imports.find(viewer, id, false).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ImportViews.One view(Page page, Import item, Form form) {
        var path = "/console/places/imports/" + item.id();
        var state = Arrays.stream(State.values()).filter(one -> page.url().is("state", one.name())).findFirst()
            .orElse(item.rowsWrong() > 0 ? State.WRONG : item.rowsNew() > 0 ? State.NEW
                : item.rowsChanged() > 0 ? State.CHANGED : State.SAME);
        var tabs = Arrays.stream(State.values())
            .map(one -> new Tab(page.t("area.import.rows." + one), path + "?state=" + one,
                one == state, (long) item.count(one)))
            .toList();
        var after = page.url().get("after");
        var rows = imports.rows(item.id(), state, after.matches("\\d{1,9}") ? Integer.parseInt(after) : -1, PAGE + 1);
        return new ImportViews.One(item, tabs,
            Slice.of(rows, PAGE, row -> Integer.toString(row.number()))
                .map(row -> new ImportViews.Row(row, reason(page, row))), form);
    }

    private static String reason(Page page, ImportRow row) {
        if (row.reason() == null) {
            return "";
        }
        var parts = List.of(row.reason().split("\\|", -1));
        return page.t(parts.getFirst(), parts.subList(1, parts.size()).toArray());
    }

    /** The wrong rows with their reasons in the shape of the template, to be mended and sent again. */
    @GetMapping("/console/places/imports/{id}/wrong.xlsx")
    void wrong(Page page, Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        var item = known(viewer, id);
        PlateSheetPages.download(response, DoorExport.TYPE, page.t("area.import.wrong.file"), false);
        try (var book = new Workbook(response.getOutputStream(), "Minsheng", "1.0")) {
            var sheet = book.newWorksheet(page.t("area.export.sheet"));
            for (int column = 0; column < DoorExport.COLUMNS.size(); column++) {
                sheet.value(0, column, page.t("area.column." + DoorExport.COLUMNS.get(column)));
            }
            sheet.value(0, 6, page.t("area.column.reason"));
            int line = 1;
            for (var row : imports.rows(item.id(), State.WRONG, -1, SheetReader.MOST_ROWS)) {
                var cells = new String[] {row.code() == null ? "" : row.code(), row.community(),
                    row.compound(), row.building(), row.unit(), row.door(), reason(page, row)};
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(line, column, cells[column]);
                }
                line++;
            }
        }
    }

    @PostMapping("/console/places/imports/{id}/rows/{number}")
    ModelAndView repair(Page page, Viewer viewer, Form form, @PathVariable long id, @PathVariable int number) {
        known(viewer, id);
        var cells = new HashMap<String, String>();
        DoorExport.COLUMNS.forEach(column -> cells.put(column, form.value(column)));
        var path = "/console/places/imports/" + id;
        return switch (repairing.repair(viewer, id, number, cells)) {
            case RepairingRow.Result.Gone gone -> page.warn(path, "area.import.row.gone");
            case RepairingRow.Result.Judged judged -> judged.row().state() == State.WRONG
                ? page.warn(path + "?state=WRONG", "area.import.row.still-wrong", number, reason(page, judged.row()))
                : page.go(path, "area.import.row.mended", number, page.t("area.import.rows." + judged.row().state()));
        };
    }

    @PostMapping("/console/places/imports/{id}/confirmation")
    ModelAndView confirm(Page page, Viewer viewer, Form form, @PathVariable long id) {
        return answer(page, viewer, form, id, confirming.confirm(viewer, id, form.checked("plates")),
            "area.import.done");
    }

    @PostMapping("/console/places/imports/{id}/reversal")
    ModelAndView undo(Page page, Viewer viewer, Form form, @PathVariable long id) {
        return answer(page, viewer, form, id, undoing.undo(viewer, id), "area.import.undone");
    }

    private ModelAndView answer(Page page, Viewer viewer, Form form, long id, Outcome outcome, String doneKey) {
        return switch (outcome) {
            case Outcome.Done done -> page.go("/console/places/imports/" + id, doneKey, done.count());
            case Outcome.Refused refused -> {
                form.reject("import", refused.key(), Arrays.stream(refused.args())
                    .map(word -> word instanceof PlaceUse.Use use ? page.t(use.text(), use.count()) : word).toArray());
                yield page.again("area/import", view(page, known(viewer, id), form));
            }
        };
    }
}

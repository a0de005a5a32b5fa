package org.minsheng.cooperation.internal.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.page.FileName;
import org.minsheng.page.Form;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Page;
import org.minsheng.page.Staged;
import org.minsheng.page.Staged.Judged;
import org.minsheng.page.Staged.Mend;
import org.minsheng.page.Staged.Stage;
import org.minsheng.page.UnreadableFile;
import org.minsheng.page.UploadedSheet;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Importing units and services: upload, preview, confirm, undo. */
@Controller
class AgreementImportPages {

    static final String PATH = "/console/agreements/imports";
    private static final String TEXTS = "cooperation.import";
    private static final int PAGE = 50;
    private static final int LONGEST_CELL = 200;
    /** Where each kind of fault can be put right. */
    private static final Map<String, List<String>> MENDED = Map.of("cooperation.row.community-missing",
        List.of("community"),
        "cooperation.row.community", List.of("community"), "cooperation.row.unit", List.of("unit"),
        "cooperation.row.title", List.of("title"),
        "cooperation.row.often", List.of("often", "quantity"), "cooperation.row.date", List.of("starts", "ends"),
        "cooperation.row.over", List.of("starts", "ends"), "cooperation.row.twice", List.of("unit", "title"));

    private final AgreementImportBook book;
    private final PreparingAgreements preparing;
    private final ImportingAgreements importing;
    private final Places places;

    AgreementImportPages(AgreementImportBook book, PreparingAgreements preparing,
                         ImportingAgreements importing, Places places) {
        this.book = book;
        this.preparing = preparing;
        this.importing = importing;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView all(Page page, Viewer viewer) {
        return page.show("cooperation/imports/list", all(page, viewer, Form.empty()));
    }

    private AgreementImportViews.All all(Page page, Viewer viewer, Form form) {
        return new AgreementImportViews.All(Slice.of(book.latest(viewer, Rows.after(page.url().get("after")), PAGE + 1),
            PAGE, item -> Long.toString(item.id())), form);
    }

    @PostMapping(PATH)
    ModelAndView upload(Page page, Viewer viewer, Form form,
                        @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        try {
            var sheet = UploadedSheet.of(file);
            long id = preparing.prepare(viewer, sheet.name(), SheetReader.read(sheet.bytes()));
            return page.go(PATH + "/" + id);
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return page.again("cooperation/imports/list", all(page, viewer, form));
        }
    }

    @GetMapping(PATH + "/template.xlsx")
    void template(Page page, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.saved(page.t("cooperation.import.template.file")));
        try (var workbook = new Workbook(response.getOutputStream(), "Minsheng", "1.0")) {
            var sheet = workbook.newWorksheet(page.t("cooperation.items"));
            var example = page.t("cooperation.import.example").split("\\|", -1);
            for (int column = 0; column < SheetReader.COLUMNS.size(); column++) {
                sheet.value(0, column, page.t("cooperation.import.column." + SheetReader.COLUMNS.get(column)));
                sheet.value(1, column, column < example.length ? example[column] : "");
                sheet.width(column, 18);
            }
        }
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        var item = book.find(viewer, id, false).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var how = Staged.shown(page, item.counts());
        var tabs = Staged.tabs(page, TEXTS, item.path(), item.counts(), how);
        var after = page.url().get("after");
        var rows = Slice.of(book.rows(id, how, after.matches("\\d{1,9}") ? Integer.parseInt(after) : -1, PAGE + 1),
            PAGE, row -> Integer.toString(row.number()));
        var told = how == Judged.WRONG && item.stage() == Stage.PREPARED
            ? SheetReader.filledDown(preparing.lines(id)).stream().collect(Collectors.toMap(Line::number, line -> line))
            : Map.<Integer, Line>of();
        var names = places.names(rows.rows().stream().map(AgreementImport.Row::community).filter(AreaCode::isValid)
            .distinct().map(AreaCode::new).toList());
        return page.show("cooperation/imports/one",
            new AgreementImportViews.One(item, tabs, rows.map(row -> line(page, row, names, told.get(row.number()))),
                titles(page, item.columns()), titles(page,
                    SheetReader.COLUMNS.stream().filter(column -> !item.columns().contains(column)).toList())));
    }

    private static String titles(Page page, List<String> columns) {
        return columns.stream().map(column -> page.t("cooperation.import.column." + column))
            .collect(Collectors.joining(page.t("cooperation.comma")));
    }

    private static AgreementImportViews.Line line(Page page, AgreementImport.Row row,
                                                  Map<AreaCode, String> names, @Nullable Line told) {
        var community = AreaCode.isValid(row.community())
            ? names.getOrDefault(new AreaCode(row.community()), row.community()) : row.community();
        if (row.reason() == null) {
            return new AgreementImportViews.Line(row, community,
                row.unit() == null ? page.t("cooperation.row.unit-new") : "", List.of());
        }
        return new AgreementImportViews.Line(row, community, Staged.said(page, row.reason()), told == null ? List.of()
            : MENDED.getOrDefault(row.reason().split("\\|", 2)[0], List.of()).stream()
                .map(column -> new Mend(column, told.get(column))).toList());
    }

    @PostMapping(PATH + "/{id}/rows/{number}")
    ModelAndView mend(Page page, Form form, Viewer viewer, @PathVariable long id, @PathVariable int number) {
        Map<String, String> cells = new HashMap<>();
        SheetReader.COLUMNS.stream().filter(column -> !form.values(column).isEmpty())
            .forEach(column -> cells.put(column, form.optional(column, LONGEST_CELL)));
        var mended = preparing.mend(viewer, id, number, cells);
        var path = PATH + "/" + id;
        if (mended == null) {
            return page.warn(PATH, "cooperation.import.gone");
        }
        return mended.reason() != null
            ? page.warn(path + "?state=WRONG", "cooperation.row.still-wrong", number,
                Staged.said(page, mended.reason()))
            : page.go(path, "cooperation.row.mended", number);
    }

    @PostMapping(PATH + "/{id}/confirmation")
    ModelAndView confirm(Page page, Viewer viewer, @PathVariable long id) {
        var result = importing.confirm(viewer, id);
        return result.refused().isEmpty() ? page.go(PATH + "/" + id, "cooperation.import.done", result.count())
            : page.warn(PATH, result.refused());
    }

    @PostMapping(PATH + "/{id}/reversal")
    ModelAndView undo(Page page, Viewer viewer, @PathVariable long id) {
        int undone = importing.undo(viewer, id, page.t("cooperation.import.undone.reason"));
        return undone < 0 ? page.warn(PATH, "cooperation.import.gone")
            : page.go(PATH + "/" + id, "cooperation.import.undone", undone);
    }
}

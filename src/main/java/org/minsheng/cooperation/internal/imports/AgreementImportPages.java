package org.minsheng.cooperation.internal.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.cooperation.internal.Rows;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.page.Staged;
import org.minsheng.page.UnreadableFile;
import org.minsheng.page.UploadedSheet;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.http.ContentDisposition;
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

    private final AgreementImportBook book;
    private final ImportingAgreements importing;
    private final Places places;

    AgreementImportPages(AgreementImportBook book, ImportingAgreements importing, Places places) {
        this.book = book;
        this.importing = importing;
        this.places = places;
    }

    @GetMapping(PATH)
    ModelAndView all(Page page, Viewer viewer) {
        return page.show("cooperation/imports/list", all(page, viewer, Form.empty()));
    }

    private AgreementImportViews.All all(Page page, Viewer viewer, Form form) {
        return new AgreementImportViews.All(Slice.of(book.latest(viewer, Rows.after(page.url().get("after")), PAGE + 1), PAGE,
            item -> Long.toString(item.id())), form);
    }

    @PostMapping(PATH)
    ModelAndView upload(Page page, Viewer viewer, Form form, @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        try {
            var sheet = UploadedSheet.of(file);
            long id = importing.prepare(viewer, sheet.name(), SheetReader.read(sheet.bytes()));
            return page.go(PATH + "/" + id);
        } catch (UnreadableFile unreadable) {
            form.reject("file", unreadable.key(), unreadable.args());
            return page.again("cooperation/imports/list", all(page, viewer, form));
        }
    }

    @GetMapping(PATH + "/template.xlsx")
    void template(Page page, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(page.t("cooperation.import.template.file"), StandardCharsets.UTF_8).build().toString());
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
        var rows = Slice.of(book.rows(id, how, after.matches("\\d{1,9}") ? Integer.parseInt(after) : -1, PAGE + 1), PAGE, row -> Integer.toString(row.number()));
        var names = places.names(rows.rows().stream().map(AgreementImport.Row::community).filter(AreaCode::isValid).distinct().map(AreaCode::new).toList());
        return page.show("cooperation/imports/one", new AgreementImportViews.One(item, tabs, rows.map(row -> line(page, row, names)),
            titles(page, item.columns()), titles(page, SheetReader.COLUMNS.stream().filter(column -> !item.columns().contains(column)).toList())));
    }

    private static String titles(Page page, List<String> columns) {
        return columns.stream().map(column -> page.t("cooperation.import.column." + column)).collect(Collectors.joining(page.t("cooperation.comma")));
    }

    private static AgreementImportViews.Line line(Page page, AgreementImport.Row row, Map<AreaCode, String> names) {
        var community = AreaCode.isValid(row.community()) ? names.getOrDefault(new AreaCode(row.community()), row.community()) : row.community();
        if (row.reason() == null) {
            return new AgreementImportViews.Line(row, community, row.unit() == null ? page.t("cooperation.row.unit-new") : "");
        }
        return new AgreementImportViews.Line(row, community, Staged.said(page, row.reason()));
    }

    @PostMapping(PATH + "/{id}/confirmation")
    ModelAndView confirm(Page page, Viewer viewer, @PathVariable long id) {
        var result = importing.confirm(viewer, id);
        return result.refused().isEmpty() ? page.go(PATH + "/" + id, "cooperation.import.done", result.count()) : page.go(PATH, result.refused());
    }

    @PostMapping(PATH + "/{id}/reversal")
    ModelAndView undo(Page page, Viewer viewer, @PathVariable long id) {
        int undone = importing.undo(viewer, id, page.t("cooperation.import.undone.reason"));
        return undone < 0 ? page.go(PATH, "cooperation.import.gone") : page.go(PATH + "/" + id, "cooperation.import.undone", undone);
    }
}

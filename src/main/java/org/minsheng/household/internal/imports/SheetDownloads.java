package org.minsheng.household.internal.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minsheng.household.internal.Scopes;
import org.minsheng.page.FileName;
import org.minsheng.page.Page;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The template to fill in, and the rows of a file that are wrong, with their reasons, to be mended and sent again. */
@Controller
class SheetDownloads {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<Field> TEMPLATE = List.of(Field.COMPOUND, Field.BUILDING, Field.UNIT, Field.DOOR,
        Field.NAME, Field.RELATION,
        Field.IDENTITY, Field.PHONE, Field.RESIDENCE, Field.CARE);
    private static final int AT_ONCE = 1_000;

    private final SheetImports imports;
    private final StagedRows rows;
    private final SheetImportScreens screens;
    private final AuditTrail audit;

    SheetDownloads(SheetImports imports, StagedRows rows, SheetImportScreens screens, AuditTrail audit) {
        this.imports = imports;
        this.rows = rows;
        this.screens = screens;
        this.audit = audit;
    }

    @GetMapping(SheetImportPages.PATH + "/template.xlsx")
    void template(Page page, HttpServletResponse response) throws IOException {
        begin(response, page.t("household.import.template.file"));
        try (var book = new Workbook(response.getOutputStream(), "Minsheng", "1.0")) {
            var sheet = book.newWorksheet(page.t("household.import.template.sheet"));
            head(sheet, page, TEMPLATE);
            int line = 1;
            for (var example : page.t("household.import.template.examples").split(";")) {
                var cells = example.split("\\|", -1);
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(line, column, cells[column]);
                }
                line++;
            }
            // Text, so that a number of eighteen digits is not rounded when it is typed in.
            sheet.range(1, TEMPLATE.indexOf(Field.IDENTITY), 2_000, TEMPLATE.indexOf(Field.PHONE)).style().format("@")
                .set();
        }
    }

    /** What the sender's own file says; its reading is written down all the same. */
    @GetMapping(SheetImportPages.PATH + "/{id}/wrong.xlsx")
    void wrong(Page page, Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        var item = imports.find(id)
            .filter(found -> found.account().equals(viewer.account()) && viewer.may(found.area(), Scopes.DESKS))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.record(viewer, "household.import-wrong-rows", "import:" + id, null, Map.of("area", item.area().value()));
        begin(response, page.t("household.import.wrong.file"));
        var fields = item.mapping().values().stream().distinct().sorted().toList();
        try (var book = new Workbook(response.getOutputStream(), "Minsheng", "1.0")) {
            var sheet = book.newWorksheet(page.t("household.import.template.sheet"));
            head(sheet, page, fields);
            sheet.value(0, fields.size(), page.t("household.import.reason"));
            sheet.value(0, fields.size() + 1, page.t("household.import.row"));
            var filter = new StagedRows.Filter(Judgement.WRONG, null, null, false);
            int line = 1;
            for (var part = rows.page(id, filter, 0, AT_ONCE); !part.isEmpty(); part = rows.page(id, filter,
                part.getLast().raw().number(), AT_ONCE)) {
                for (var row : part) {
                    write(sheet, line++, page, item, fields, row);
                }
                sheet.flush();
            }
        }
    }

    private void write(Worksheet sheet, int line, Page page, SheetImport item, List<Field> fields, StagedRows.Row row) {
        var cells = new ArrayList<String>();
        fields.forEach(field -> cells.add(row.raw().get(field)));
        cells.add(String.join("\n", row.reasons().stream().map(reason -> screens.words(page, reason)).toList()));
        cells.add((item.tables().size() < 2 ? "" : item.tables().get(row.raw().sheet()).name() + " ") + row.raw()
            .line());
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(line, column, cells.get(column));
        }
    }

    private static void head(Worksheet sheet, Page page, List<Field> fields) {
        for (int column = 0; column < fields.size(); column++) {
            sheet.value(0, column, page.t("household.import.title." + fields.get(column)));
            sheet.style(0, column).bold().set();
            sheet.width(column, fields.get(column) == Field.IDENTITY ? 22 : 14);
        }
    }

    private static void begin(HttpServletResponse response, String name) {
        response.setContentType(TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.saved(name));
    }
}

package org.minsheng.grid.internal.roster.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minsheng.grid.internal.roster.imports.ImportRow.State;
import org.minsheng.page.FileName;
import org.minsheng.page.Page;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The template to fill in, and the wrong rows of a sheet with their reasons, to be mended and sent again. */
@Controller("rosterImportDownloads")
class ImportDownloads {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportBook book;
    private final Vault vault;
    private final AuditTrail audit;

    ImportDownloads(ImportBook book, Vault vault, AuditTrail audit) {
        this.book = book;
        this.vault = vault;
        this.audit = audit;
    }

    @GetMapping(ImportPages.PATH + "/template.xlsx")
    void template(Page page, HttpServletResponse response) throws IOException {
        begin(response, page.t("roster.import.template.file"));
        try (var workbook = new Workbook(response.getOutputStream(), "Minsheng", "1.0")) {
            var sheet = workbook.newWorksheet(page.t("roster.title"));
            head(page, sheet);
            write(sheet, 1, List.of(page.t("roster.import.example").split("\\|", -1)));
        }
    }

    /** What the sender's own file says; its reading is written down all the same. */
    @GetMapping(ImportPages.PATH + "/{id}/wrong.xlsx")
    void wrong(Page page, Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        var item = book.find(viewer, id, false).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.record(viewer, "grid.roster-import-wrong-rows", "roster-import:" + id, null,
            Map.of("area", item.area().value()));
        begin(response, page.t("roster.import.wrong.file"));
        try (var workbook = new Workbook(response.getOutputStream(), "Minsheng", "1.0")) {
            var sheet = workbook.newWorksheet(page.t("roster.title"));
            head(page, sheet);
            write(sheet, 0, SheetReader.COLUMNS.size(),
                List.of(page.t("roster.import.why"), page.t("roster.import.row")));
            int line = 1;
            for (var row : book.rows(id, State.WRONG, -1, SheetReader.MOST_ROWS)) {
                var phone = row.phoneSealed();
                write(sheet, line++, List.of(row.community(), row.grid(), row.part(), page.t(row.duty()), row.name(),
                    phone == null ? "" : vault.open(phone), row.contact(), row.body(),
                    page.t(row.fullTime() ? "roster.full-time" : "roster.part-time"),
                    ImportPages.reason(page, row), Integer.toString(row.number())));
            }
        }
    }

    private static void head(Page page, Worksheet sheet) {
        write(sheet, 0, SheetReader.COLUMNS.stream().map(column -> page.t("roster.column." + column)).toList());
        for (int column = 0; column < SheetReader.COLUMNS.size(); column++) {
            sheet.width(column, 16);
        }
    }

    private static void write(Worksheet sheet, int line, List<String> cells) {
        write(sheet, line, 0, cells);
    }

    private static void write(Worksheet sheet, int line, int from, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(line, from + column, cells.get(column));
        }
    }

    private static void begin(HttpServletResponse response, String name) {
        response.setContentType(TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.saved(name));
    }
}

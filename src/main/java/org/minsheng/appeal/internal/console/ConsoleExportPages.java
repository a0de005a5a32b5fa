package org.minsheng.appeal.internal.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.minsheng.appeal.internal.PublicText;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The ledger as a sheet of Excel: the present filters, personal data masked. */
@Controller
class ConsoleExportPages {

    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS = List.of("number", "filed-at", "kind", "matter", "place", "channel", "appeal", "state", "tier",
        "holder", "due-at", "overdue", "verdict", "closed-at");
    private static final int[] WIDTHS = {24, 17, 8, 16, 36, 10, 44, 10, 8, 26, 17, 8, 12, 17};

    private final ExportingLedger exporting;
    private final ConsoleRows rows;
    private final Clock clock;

    ConsoleExportPages(ExportingLedger exporting, ConsoleRows rows, Clock clock) {
        this.exporting = exporting;
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping("/console/appeals/export")
    void export(Page page, Viewer viewer, HttpServletResponse response) throws IOException {
        var window = ConsoleLedgerPages.window(viewer);
        var exported = exporting.export(viewer, window, ConsoleQuery.of(page.url(), window));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
            .filename(page.t("appeal.export.file", LocalDate.now(clock).toString()) + ".xlsx", java.nio.charset.StandardCharsets.UTF_8)
            .build().toString());
        try (var book = new Workbook(response.getOutputStream(), "Minsheng", "1.0")) {
            write(page, book.newWorksheet(page.t("appeal.console.title")), exported);
        }
    }

    private void write(Page page, Worksheet sheet, ExportingLedger.Exported exported) throws IOException {
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.width(column, WIDTHS[column]);
            sheet.value(0, column, page.t("appeal.export." + COLUMNS.get(column)));
        }
        sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        int line = 1;
        var all = exported.rows();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            for (var row : rows.of(page, all.subList(from, Math.min(all.size(), from + AT_ONCE)))) {
                write(page, sheet, line++, row);
            }
            sheet.flush();
        }
        if (exported.cut()) {
            sheet.value(line, 0, page.t("appeal.export.cut", ExportingLedger.MOST));
        }
    }

    private void write(Page page, Worksheet sheet, int line, ConsoleRow shown) {
        var row = shown.row();
        sheet.value(line, 0, row.number());
        time(sheet, line, 1, row.filedAt());
        sheet.value(line, 2, page.t(row.kind()));
        sheet.value(line, 3, shown.matter());
        sheet.value(line, 4, shown.place());
        sheet.value(line, 5, page.t(row.channel()));
        sheet.value(line, 6, PublicText.mask(row.title()));
        sheet.value(line, 7, page.t(row.state()));
        sheet.value(line, 8, page.t(row.tier()));
        sheet.value(line, 9, shown.holder());
        time(sheet, line, 10, row.dueAt());
        sheet.value(line, 11, page.t(shown.overdue() ? "appeal.export.yes" : "appeal.export.no"));
        sheet.value(line, 12, page.t(row.verdict()));
        if (row.closedAt() != null) {
            time(sheet, line, 13, row.closedAt());
        }
    }

    private void time(Worksheet sheet, int line, int column, Instant instant) {
        sheet.value(line, column, LocalDateTime.ofInstant(instant, clock.getZone()));
        sheet.style(line, column).format("yyyy-mm-dd hh:mm").set();
    }
}

package org.minsheng.appeal.internal.console;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.ExportSource;
import org.minsheng.appeal.internal.PublicText;
import org.minsheng.page.Page;
import org.minsheng.page.Url;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The ledger as a sheet of Excel: the present filters, personal data masked. */
@Component
class AppealExport implements ExportSource {

    static final String KIND = "appeals";
    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS = List.of("number", "filed-at", "kind", "matter", "place",
        "channel", "appeal", "state", "tier", "holder", "due-at", "overdue", "verdict", "closed-at");
    private static final int[] WIDTHS = {24, 17, 8, 16, 36, 10, 44, 10, 8, 26, 17, 8, 12, 17};

    private final ExportingLedger exporting;
    private final ConsoleLedger ledger;
    private final ConsoleRows rows;
    private final Clock clock;

    AppealExport(ExportingLedger exporting, ConsoleLedger ledger, ConsoleRows rows, Clock clock) {
        this.exporting = exporting;
        this.ledger = ledger;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String heading() {
        return "appeal.console.title";
    }

    @Override
    public AreaCode area(Viewer viewer, Map<String, String> filter) {
        return ConsoleLedgerPages.window(viewer).area();
    }

    @Override
    public int rows(Viewer viewer, Map<String, String> filter, int most) {
        var window = ConsoleLedgerPages.window(viewer);
        var query = query(filter, window);
        int found = 0;
        @Nullable String after = null;
        do {
            var slice = ledger.page(window, query, after, AT_ONCE);
            found += slice.rows().size();
            after = slice.next();
        } while (after != null && found < Math.min(most, ExportingLedger.MOST));
        return Math.min(found, most);
    }

    /** A person in the ledger is reached by the person's own page. */
    @Override
    public boolean offersWhole() {
        return false;
    }

    @Override
    public void write(Page page, Map<String, String> filter, boolean whole, String reason, OutputStream out)
            throws IOException {
        var window = ConsoleLedgerPages.window(page.viewer());
        var exported = exporting.export(page.viewer(), window, query(filter, window));
        try (var book = new Workbook(out, "Minsheng", "1.0")) {
            write(page, book.newWorksheet(page.t(heading())), exported);
        }
    }

    private static ConsoleQuery query(Map<String, String> filter, ConsoleWindow window) {
        return ConsoleQuery.of(new Url("/console/appeals", filter.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, part -> List.of(part.getValue())))), window);
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

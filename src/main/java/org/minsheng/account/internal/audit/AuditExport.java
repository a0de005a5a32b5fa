package org.minsheng.account.internal.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.internal.NetworkAddress;
import org.minsheng.account.internal.audit.AuditEntryView.Change;
import org.minsheng.account.internal.audit.AuditEntryView.Shown;
import org.minsheng.page.Page;
import org.minsheng.shared.Slice;
import org.springframework.stereotype.Component;

/** The trail as a table: in words as on the screen, and behind them the codes as they are sealed, for machines. */
@Component
class AuditExport {

    private static final int MOST = 50_000;
    private static final int PART = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> CODED = List.of("at", "actor", "action", "subject", "before", "after");

    private final AuditList list;
    private final AuditTelling telling;

    AuditExport(AuditList list, AuditTelling telling) {
        this.list = list;
        this.telling = telling;
    }

    /** Not closed; the latest entries first, from before the one of this number. */
    void write(Page page, AuditList.Filter filter, long before, Writer out) throws IOException {
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(heads(page));
        int written = 0;
        long from = before;
        for (Slice<AuditRow> part = list.find(filter, from, PART); ; part = list.find(filter, from, PART)) {
            telling.of(page, part.rows()).forEach(told -> csv.writeRecord(cells(page, told)));
            written += part.rows().size();
            if (part.next() == null || written >= MOST) {
                break;
            }
            from = Long.parseLong(part.next());
        }
        csv.flush();
    }

    private static List<String> heads(Page page) {
        return Stream.concat(Stream.of("number", "at", "actor", "action", "subject", "before", "after", "address",
            "seal").map(column -> page.t("account.audit." + column)),
            CODED.stream().map(column -> page.t("account.audit.coded", page.t("account.audit." + column)))).toList();
    }

    private static List<String> cells(Page page, AuditEntryView told) {
        var row = told.entry();
        var address = row.address() == null ? "" : NetworkAddress.shown(page, row.address());
        return Stream.of(Long.toString(row.id()), TIME.format(row.at().atZone(page.clock().getZone())),
            told.said().who(), told.said().did(), told.said().subject(), state(page, told, Change::before),
            state(page, told, Change::after), address, row.batch() == null ? "" : row.batch().toString(),
            row.at().toString(), row.actor(), row.action(), row.subject(), row.before(), row.after())
            .map(AuditExport::plain).toList();
    }

    /** 状态：待派单；办理单位：无. */
    private static String state(Page page, AuditEntryView told, Function<Change, @Nullable Shown> side) {
        return told.changes().stream()
            .filter(change -> side.apply(change) != null)
            .map(change -> page.t("account.audit.pair", change.field(), words(side.apply(change))))
            .collect(Collectors.joining(page.t("account.audit.then")));
    }

    private static String words(@Nullable Shown shown) {
        return shown == null ? "" : shown.words();
    }

    /** No spreadsheet takes it for a formula. */
    private static String plain(@Nullable String text) {
        return text == null ? "" : !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

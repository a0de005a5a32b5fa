package org.minsheng.appeal.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Ledger.Row;
import org.minsheng.appeal.internal.PublicText;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes rows of the ledger out of the house, no more than a limit, and writes down who did it. */
@Component
class ExportingLedger {

    static final int MOST = 10_000;
    private static final int AT_ONCE = 500;

    /** @param cut whether there were more */
    record Exported(List<Row> rows, boolean cut) {
    }

    private final ConsoleLedger ledger;
    private final AuditTrail audit;

    ExportingLedger(ConsoleLedger ledger, AuditTrail audit) {
        this.ledger = ledger;
        this.audit = audit;
    }

    @Transactional
    public Exported export(Viewer viewer, ConsoleWindow window, ConsoleQuery query) {
        var rows = new ArrayList<Row>();
        @Nullable String after = null;
        do {
            var slice = ledger.page(window, query, after, Math.min(AT_ONCE, MOST - rows.size()));
            rows.addAll(slice.rows());
            after = slice.next();
        } while (after != null && rows.size() < MOST);
        audit.record(viewer, "appeal.export", "area:" + window.area(), null,
            Map.of("rows", rows.size(), "tab", query.tab().name(), "words", PublicText.mask(query.words())));
        return new Exported(rows, after != null);
    }
}

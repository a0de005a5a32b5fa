package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.springframework.stereotype.Component;

/** Lines of the start page made of rows of the ledger. */
@Component
class ConsolePanelRows {

    List<StartPanel.Row> of(Page page, List<ConsoleRow> rows) {
        return rows.stream()
            .map(row -> new StartPanel.Row(row.path(), row.row().title(), row.place(),
                page.t(row.row().state()), row.tone(), row.row().filedAt(), row.row().dueAt()))
            .toList();
    }
}

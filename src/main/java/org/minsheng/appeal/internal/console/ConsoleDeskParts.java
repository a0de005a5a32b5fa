package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Gathers what colleagues share about one appeal. */
@Component
class ConsoleDeskParts {

    private final ConsoleCares cares;

    ConsoleDeskParts(ConsoleCares cares) {
        this.cares = cares;
    }

    ConsoleDesk of(Page page, Viewer viewer, Appeal appeal) {
        return new ConsoleDesk(cares.of(viewer, appeal));
    }

    /** The history with what colleagues did among themselves. */
    List<TimelineEntry> among(Page page, Viewer viewer, Appeal appeal, List<TimelineEntry> history) {
        return cares.among(page, viewer, appeal, history);
    }
}

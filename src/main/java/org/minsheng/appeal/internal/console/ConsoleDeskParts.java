package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.watching.WatchBook;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Gathers what colleagues share about one appeal. */
@Component
class ConsoleDeskParts {

    private final ConsoleCares cares;
    private final WatchBook watches;
    private final Accounts accounts;

    ConsoleDeskParts(ConsoleCares cares, WatchBook watches, Accounts accounts) {
        this.cares = cares;
        this.watches = watches;
        this.accounts = accounts;
    }

    ConsoleDesk of(Page page, Viewer viewer, Appeal appeal) {
        var watchers = watches.watchers(appeal.id());
        return new ConsoleDesk(cares.of(viewer, appeal), viewer.account() != null && watchers.contains(viewer.account()),
            accounts.names(watchers).values().stream().sorted().toList());
    }

    /** The history with what colleagues did among themselves. */
    List<TimelineEntry> among(Page page, Viewer viewer, Appeal appeal, List<TimelineEntry> history) {
        return cares.among(page, viewer, appeal, history);
    }
}

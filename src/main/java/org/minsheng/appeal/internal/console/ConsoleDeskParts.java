package org.minsheng.appeal.internal.console;

import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.flags.FlagBook;
import org.minsheng.appeal.internal.watching.WatchBook;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.page.Page;
import org.minsheng.page.TimelineEntry;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Gathers what colleagues share about one appeal. */
@Component
class ConsoleDeskParts {

    private final ConsoleCares cares;
    private final WatchBook watches;
    private final FlagBook flags;
    private final Accounts accounts;

    ConsoleDeskParts(ConsoleCares cares, WatchBook watches, FlagBook flags, Accounts accounts) {
        this.cares = cares;
        this.watches = watches;
        this.flags = flags;
        this.accounts = accounts;
    }

    ConsoleDesk of(Viewer viewer, Appeal appeal, List<Step> steps, List<Attachment> files) {
        var watchers = watches.watchers(appeal.id());
        return new ConsoleDesk(cares.of(viewer, appeal),
            viewer.account() != null && watchers.contains(viewer.account()), accounts.names(watchers).values()
                .stream().sorted().toList(),
            photos(steps, files, AppealAction.FILE), photos(steps, files, AppealAction.ANSWER),
            viewer.may(appeal.said().place(), Sight.seeFlags()) && flags.isMarked(appeal.id()));
    }

    /** Of the latest step of this kind. */
    private static List<AttachmentId> photos(List<Step> steps, List<Attachment> files, AppealAction action) {
        var photos = files.stream().filter(Attachment::isPhoto).map(Attachment::id).toList();
        return steps.stream().filter(step -> step.action() == action).reduce((earlier, later) -> later)
            .map(step -> step.attachments().stream().filter(photos::contains).toList()).orElse(List.of());
    }

    /** The history with what colleagues did among themselves. */
    List<TimelineEntry> among(Page page, Viewer viewer, Appeal appeal, List<TimelineEntry> history) {
        return cares.among(page, viewer, appeal, history);
    }
}

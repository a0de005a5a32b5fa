package org.minsheng.appeal.internal.watching;

import java.util.List;
import java.util.Locale;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.StaffNotices;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever watches an appeal of its steps, as long as that person may still see it. */
@Component
class TellingWatchers {

    private static final String TEXT = "appeal.watch.told";

    private final WatchBook book;
    private final AppealBook appeals;
    private final SeenAppeals seen;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final MessageSource messages;

    TellingWatchers(WatchBook book, AppealBook appeals, SeenAppeals seen, Accounts accounts,
                    StaffNotices notices, MessageSource messages) {
        this.book = book;
        this.appeals = appeals;
        this.seen = seen;
        this.accounts = accounts;
        this.notices = notices;
        this.messages = messages;
    }

    @EventListener
    void on(AppealStep step) {
        if (step.action() == AppealAction.FILE) {
            return;
        }
        var watching = book.toldOf(step.stepId(), step.appeal());
        if (watching.isEmpty()) {
            return;
        }
        var appeal = appeals.byId(step.appeal()).orElseThrow();
        var told = accounts.viewers(watching).values().stream()
            .filter(viewer -> seen.sees(viewer, appeal))
            .map(viewer -> viewer.account() == null ? new AccountId(0) : viewer.account())
            .toList();
        notices.tell(new StaffNotices.Notice("appeal-watch:" + step.stepId(), told, text(step.action()),
            List.of(step.title(), step.number()), "/console/appeals/" + step.number(), false));
    }

    private String text(AppealAction action) {
        var own = TEXT + "." + action;
        return messages.getMessage(own, null, null, Locale.SIMPLIFIED_CHINESE) == null ? TEXT : own;
    }
}

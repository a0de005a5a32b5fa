package org.minsheng.appeal.internal.grids;

import java.util.List;
import java.util.Objects;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.grid.Answerable;
import org.minsheng.grid.Duty;
import org.minsheng.grid.Rosters;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells grid workers of a new appeal in their grid, where the county wishes it and as far as they may see it. */
@Component
class TellingGridWorkers {

    private final Rosters rosters;
    private final AppealBook appeals;
    private final SeenAppeals seen;
    private final Accounts accounts;
    private final StaffNotices notices;

    TellingGridWorkers(Rosters rosters, AppealBook appeals, SeenAppeals seen, Accounts accounts, StaffNotices notices) {
        this.rosters = rosters;
        this.appeals = appeals;
        this.seen = seen;
        this.accounts = accounts;
        this.notices = notices;
    }

    @EventListener
    void on(AppealStep step) {
        if (step.action() != AppealAction.FILE || step.place().value().length() < AreaCode.Level.COMPOUND.digits()
            || !rosters.tellsOfAppeals(step.place().county())) {
            return;
        }
        var workers = rosters.answering(step.place()).stream().filter(who -> who.duty() == Duty.GRID_WORKER)
            .map(Answerable::account).filter(Objects::nonNull).toList();
        if (workers.isEmpty()) {
            return;
        }
        var appeal = appeals.byId(step.appeal()).orElseThrow();
        var told = accounts.viewers(workers).values().stream().filter(viewer -> seen.sees(viewer, appeal))
            .map(Viewer::account).filter(Objects::nonNull).toList();
        notices.tell(new StaffNotices.Notice("appeal-in-grid:" + step.appeal().value(), told, "appeal.grids.told",
            List.of(step.title(), step.number()), "/console/appeals/" + step.number(), false));
    }
}

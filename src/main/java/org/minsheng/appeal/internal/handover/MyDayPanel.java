package org.minsheng.appeal.internal.handover;

import java.util.List;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** On the start page: what is in my own care, and whom I promised a call. */
@Component
class MyDayPanel implements StartPanel {

    private static final int ROWS = 5;

    private final AssignmentBook assignments;
    private final PromiseBook promises;

    MyDayPanel(AssignmentBook assignments, PromiseBook promises) {
        this.assignments = assignments;
        this.promises = promises;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.account() != null && Sight.lens(viewer) != null && !viewer.has(Role.COUNTY_LEADER);
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public Panel show(Page page) {
        var account = page.viewer().account();
        var grant = page.viewer().principal();
        var promised = account == null ? List.<Promised>of() : promises.of(account);
        long mine = account == null || grant == null ? 0 : mine(grant.organisation(), account);
        var figures = List.of(new Figure(page.t("appeal.my-day.care"), mine,
            "/console/appeals?tab=all&care=me", "neutral"),
            new Figure(page.t("appeal.promise.title"), promised.size(), "/console/handovers",
                promised.isEmpty() ? "neutral" : "warn"));
        var rows = promised.stream().limit(ROWS)
            .map(promise -> new Row("/console/appeals/" + promise.number(), promise.title(), promise.note(), null,
                "neutral", promise.madeAt(), promise.dueAt()))
            .toList();
        return new Panel(page.t("appeal.my-day.title"), figures, rows, page.t("appeal.my-day.none"),
            new More(page.t("appeal.handover.title"), "/console/handovers"));
    }

    private long mine(OrganisationId organisation, AccountId account) {
        return assignments.loads(organisation).getOrDefault(account, 0L);
    }
}

package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.minsheng.area.Places;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The first doors that a grid worker goes to today, on the start page. */
@Component
class MyVisitsPanel implements StartPanel {

    private static final int ROWS = 6;
    private static final int LOOKED_AT = 60;

    private final VisitTasks tasks;
    private final Places places;
    private final Clock clock;

    MyVisitsPanel(VisitTasks tasks, Places places, Clock clock) {
        this.tasks = tasks;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.GRID_WORKER);
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public Panel show(Page page) {
        var today = LocalDate.now(clock);
        var due = tasks.openOf(page.viewer(), null, LOOKED_AT).rows().stream().filter(task -> !task.waits(today))
            .limit(ROWS).toList();
        var addresses = places.addresses(due.stream().map(TaskRow::door).distinct().toList());
        var rows = due.stream()
            .map(task -> new Row("/console/visits/" + task.id().value(),
            addresses.getOrDefault(task.door(), task.door().value()),
            task.campaignName(), task.stage() == Stage.TRIED ? page.t(Stage.TRIED) : null, Stage.TRIED.tone(),
            clock.instant(),
            task.endsOn().plusDays(1).atStartOfDay(clock.getZone()).toInstant())).toList();
        return new Panel(page.t("visit.panel.mine"), List.of(), rows, page.t("visit.panel.mine.empty"),
            new More(page.t("visit.panel.mine.all"), "/console/visits"));
    }
}

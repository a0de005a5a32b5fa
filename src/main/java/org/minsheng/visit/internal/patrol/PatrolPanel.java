package org.minsheng.visit.internal.patrol;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The day's rounds: a grid worker's own, a secretary's of the community. */
@Component
class PatrolPanel implements StartPanel {

    private final PatrolBook book;
    private final Clock clock;

    PatrolPanel(PatrolBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.GRID_WORKER, Role.COMMUNITY_SECRETARY);
    }

    @Override
    public int order() {
        return 42;
    }

    @Override
    public Panel show(Page page) {
        var viewer = page.viewer();
        var from = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        var day = book.day(viewer.account(), PatrolRights.read(viewer), from, clock.instant().plusSeconds(1),
            clock.instant());
        return new Panel(page.t("visit.patrol.panel"),
            List.of(Figure.plain(page.t("visit.patrol.rounds"), day.rounds(), PatrolPages.PATH),
            Figure.plain(page.t("visit.patrol.solved.count"), day.solved(), FoundPages.PATH + "?outcome=SOLVED"),
            Figure.plain(page.t("visit.patrol.appeals"), day.appeals(), FoundPages.PATH + "?outcome=APPEAL")),
            List.of(),
            day.rounds() + day.solved() + day.appeals() == 0 ? page.t("visit.patrol.panel.empty") : null,
            new More(page.t("visit.patrol.title"), PatrolPages.PATH));
    }
}

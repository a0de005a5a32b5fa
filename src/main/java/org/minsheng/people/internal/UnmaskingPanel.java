package org.minsheng.people.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Who looked at whole numbers of late, and why; for those who watch over it. */
@Component
class UnmaskingPanel implements StartPanel {

    private static final String PATH = "/console/unmaskings";
    private static final int ROWS = 6;
    private static final int MOST = 10_000;
    private static final int DAYS = 7;

    private final UnmaskingLog log;
    private final Reasons reasons;
    private final Clock clock;

    UnmaskingPanel(UnmaskingLog log, Reasons reasons, Clock clock) {
        this.log = log;
        this.reasons = reasons;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.AUDITOR, Role.SECURITY_ADMINISTRATOR);
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Panel show(Page page) {
        var now = clock.instant();
        var rows = reasons.told(page, log.page(null, null, ROWS)).rows().stream()
            .map(told -> Row.plain(Objects.requireNonNullElse(told.path(), PATH), page.t("people.unmaskings.panel.row",
                told.entry().who().isEmpty() ? page.t("people.unmaskings.panel.somebody") : told.entry().who(),
                page.t(told.entry().field())), told.why(),
                told.entry().at(), null))
            .toList();
        return new Panel(page.t("people.unmaskings.panel"), List.of(
            Figure.plain(page.t("people.unmaskings.panel.day"), log.since(now.minus(Duration.ofDays(1)), MOST), PATH),
            Figure.plain(page.t("people.unmaskings.panel.days", DAYS),
                log.since(now.minus(Duration.ofDays(DAYS)), MOST), PATH)),
            rows, page.t("people.unmaskings.panel.none"), new More(page.t("people.unmaskings.menu"), PATH));
    }
}

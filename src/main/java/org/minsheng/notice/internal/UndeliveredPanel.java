package org.minsheng.notice.internal;

import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether messages go out at all; for whoever keeps the installation running. */
@Component
class UndeliveredPanel implements StartPanel {

    private static final String PATH = "/console/messages";
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;

    UndeliveredPanel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.SYSTEM_ADMINISTRATOR);
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    public Panel show(Page page) {
        return new Panel(page.t("notice.panel"),
            List.of(figure(page, DeliveryState.QUEUED, false), figure(page, DeliveryState.FAILED, true),
                figure(page, DeliveryState.GIVEN_UP, true)), List.of(), null,
            new More(page.t("notice.panel.all"), PATH));
    }

    private Figure figure(Page page, DeliveryState state, boolean wrong) {
        long count =
            jdbc.sql("select count(*) from (select from notice.message where state = :state limit :most) as found")
            .param("state", state.name())
            .param("most", MOST)
            .query(Long.class).single();
        var path = PATH + "?state=" + state;
        return wrong ? Figure.wrong(page.t(state), count, path) : Figure.plain(page.t(state), count, path);
    }
}

package org.minsheng.exchange.internal.webhooks;

import java.util.List;
import org.minsheng.exchange.internal.ExchangeTabs;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Subscriptions that were stopped after too many failures, and those that fail now. */
@Component
class StoppedPanel implements StartPanel {

    private final JdbcClient jdbc;

    StoppedPanel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.SYSTEM_ADMINISTRATOR);
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public Panel show(Page page) {
        return new Panel(page.t("exchange.panel"), List.of(
            Figure.plain(page.t("exchange.panel.subscriptions"), count("disabled_at is null"), ExchangeTabs.WEBHOOKS),
            Figure.wrong(page.t("exchange.panel.failing"), count("disabled_at is null and failures > 0"),
                ExchangeTabs.WEBHOOKS),
            Figure.wrong(page.t("exchange.panel.stopped"), count("disabled_at is not null"), ExchangeTabs.WEBHOOKS)),
            List.of(), null, new More(page.t("exchange.panel.all"), ExchangeTabs.WEBHOOKS));
    }

    private long count(String which) {
        return jdbc.sql("select count(*) from exchange.subscription where ended_at is null and " + which)
            .query(Long.class).single();
    }
}

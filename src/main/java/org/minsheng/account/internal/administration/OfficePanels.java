package org.minsheng.account.internal.administration;

import java.util.List;
import java.util.Map;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.page.StartPanel.Figure;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for the two administrators: sign-ins in trouble, tokens of other systems, tables that are to leave the
 * house.
 */
final class OfficePanels {

    private static final String ACCOUNTS = "/console/accounts?state=";
    private static final String INTEGRATIONS = "/console/integrations";

    private OfficePanels() {
    }

    private static Figure state(Page page, Map<String, Long> counts, String state, boolean wrong) {
        var label = page.t("account.admin.state." + state);
        long count = counts.getOrDefault(state, 0L);
        return wrong ? Figure.wrong(label, count, ACCOUNTS + state) : Figure.waiting(label, count, ACCOUNTS + state);
    }

    private static long integrations(JdbcClient jdbc, String which) {
        return jdbc.sql("select count(*) from account.integration where revoked_at is null and " + which)
            .query(Long.class).single();
    }

    /** For the security administrator. */
    @Component
    static class SecurityPanel implements StartPanel {

        private final StaffList list;
        private final JdbcClient jdbc;

        SecurityPanel(StaffList list, JdbcClient jdbc) {
            this.list = list;
            this.jdbc = jdbc;
        }

        @Override
        public boolean isFor(Viewer viewer) {
            return viewer.has(Role.SECURITY_ADMINISTRATOR);
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public Panel show(Page page) {
            var counts = list.counts();
            long exports =
                jdbc.sql("select count(*) from account.export where state = 'WAITING' and expires_at > now()")
                    .query(Long.class).single();
            return new Panel(page.t("account.panel.security"),
                List.of(state(page, counts, "locked", true), state(page, counts, "refused", false),
                    state(page, counts, "one-factor", false), state(page, counts, "no-grant", false),
                    Figure.waiting(page.t("account.panel.unapproved"),
                        integrations(jdbc, "approved_at is null and expires_at > now()"), INTEGRATIONS),
                    Figure.waiting(page.t("account.panel.exports"), exports, "/console/exports")),
                List.of(), null, new More(page.t("account.admin.title"), "/console/accounts"));
        }
    }

    /** For the system administrator. */
    @Component
    static class SystemPanel implements StartPanel {

        private final StaffList list;
        private final JdbcClient jdbc;

        SystemPanel(StaffList list, JdbcClient jdbc) {
            this.list = list;
            this.jdbc = jdbc;
        }

        @Override
        public boolean isFor(Viewer viewer) {
            return viewer.has(Role.SYSTEM_ADMINISTRATOR);
        }

        @Override
        public int order() {
            return 12;
        }

        @Override
        public Panel show(Page page) {
            var counts = list.counts();
            return new Panel(page.t("account.panel.system"), List.of(
                Figure.plain(page.t("account.panel.active"), counts.getOrDefault("active", 0L), ACCOUNTS + "active"),
                state(page, counts, "no-grant", false), state(page, counts, "asleep", false),
                Figure.plain(page.t("account.panel.integrations"),
                    integrations(jdbc, "approved_at is not null and expires_at > now()"), INTEGRATIONS),
                Figure.waiting(page.t("account.panel.expiring"),
                    integrations(jdbc,
                        "approved_at is not null and expires_at between now() and now() + interval '30 days'"),
                    INTEGRATIONS)),
                List.of(), null, new More(page.t("account.admin.title"), "/console/accounts"));
        }
    }
}

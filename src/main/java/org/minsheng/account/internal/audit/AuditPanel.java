package org.minsheng.account.internal.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.page.StartPanel;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the auditor looks at first: whether the chain holds, what is not sealed yet, and signs of somebody trying doors.
 */
@Component
class AuditPanel implements StartPanel {

    private static final int MOST = 1_000;
    private static final int DAYS = 7;
    private static final Duration LATE = Duration.ofDays(2);

    private final NightlyCheck check;
    private final JdbcClient jdbc;
    private final Clock clock;

    AuditPanel(NightlyCheck check, JdbcClient jdbc, Clock clock) {
        this.check = check;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean isFor(Viewer viewer) {
        return viewer.has(Role.AUDITOR);
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Panel show(Page page) {
        var since = LocalDate.now(clock).minusDays(DAYS - 1);
        var figures = List.of(
            Figure.plain(page.t("account.audit.panel.batches"), batches(), "/console/audit"),
            Figure.plain(page.t("account.audit.panel.unsealed"), unsealed(), "/console/audit"),
            Figure.wrong(page.t("account.audit.panel.locks", DAYS), count("account.lock", since),
                list("account.lock", since)),
            Figure.plain(page.t("account.audit.panel.failures", DAYS), count("account.sign-in-failure", since),
                list("account.sign-in-failure", since)),
            Figure.plain(page.t("account.audit.panel.grants", DAYS), count("account.grant", since),
                list("account.grant", since)),
            Figure.plain(page.t("account.audit.panel.exports", DAYS), count("account.export-audit", since),
                list("account.export-audit", since)));
        return new Panel(page.t("account.audit.panel"), figures,
            check.last().map(last -> List.of(row(page, last))).orElse(List.of()),
            page.t("account.audit.panel.unchecked"), new More(page.t("account.audit.title"), "/console/audit"));
    }

    private Row row(Page page, NightlyCheck.Checked last) {
        var batch = last.batch();
        if (batch != null) {
            return new Row("/console/audit", page.t("account.audit.panel.broken", batch),
                page.t("account.audit.panel.broken.what"), page.t("account.audit.panel.broken.badge"), "bad",
                last.at(), null);
        }
        boolean late = last.at().isBefore(clock.instant().minus(LATE));
        return new Row("/console/audit", page.t("account.audit.panel.sound", page.number(last.batches()),
            page.number(last.entries())),
            page.t(late ? "account.audit.panel.late" : "account.audit.panel.sound.what"),
            page.t(late ? "account.audit.panel.late.badge" : "account.audit.panel.sound.badge"),
            late ? "warn" : "good", last.at(), null);
    }

    private static String list(String action, LocalDate since) {
        return "/console/audit?action=" + action + "&from=" + since;
    }

    private long batches() {
        return jdbc.sql("select coalesce(max(seq), 0) from account.audit_batch").query(Long.class).single();
    }

    private long unsealed() {
        return jdbc.sql("""
                select count(*)
                from (
                    select
                    from account.audit_entry
                    where transaction >= coalesce((select max(to_transaction::text::bigint) from account.audit_batch),
                        0)::text::xid8
                    limit :most
                ) as waiting
                """)
            .param("most", MOST)
            .query(Long.class).single();
    }

    private long count(String action, LocalDate since) {
        return jdbc.sql("""
                select count(*)
                from (
                    select
                    from account.audit_entry
                    where at >= :since
                      and starts_with(action, :action)
                    limit :most
                ) as found
                """)
            .param("since", Timestamp.from(since.atStartOfDay(clock.getZone()).toInstant()))
            .param("action", action)
            .param("most", MOST)
            .query(Long.class).single();
    }
}

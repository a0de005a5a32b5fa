package org.minsheng.appeal.internal.proof;

import org.minsheng.page.Menu;
import org.minsheng.page.Page;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The auditor's page of the seals. */
@Controller
class HistoryPages {

    private static final int PAGES = 14;
    private static final int CHECKS = 10;

    private final Chain chain;
    private final RunningCheck checks;
    private final SealingDay sealing;
    private final AuditTrail trail;
    private final JdbcClient jdbc;

    HistoryPages(Chain chain, RunningCheck checks, SealingDay sealing, AuditTrail trail, JdbcClient jdbc) {
        this.chain = chain;
        this.checks = checks;
        this.sealing = sealing;
        this.trail = trail;
        this.jdbc = jdbc;
    }

    @GetMapping("/console/history")
    ModelAndView show(Page page) {
        var sheet = chain.lastSheet();
        long last = sheet.map(Chain.Sheet::lastBatch).orElse(0L);
        long sealed = count("select coalesce(sum(entries), 0)::bigint from appeal.proof_sheet");
        long unsealed = chain.roots(last + 1, Long.MAX_VALUE).stream().mapToLong(Chain.Root::entries).sum();
        long waiting = count("""
            select count(*)
            from (
                select
                from appeal.step
                where (transaction, id) > (
                    select coalesce(max(transaction), '0'::xid8), coalesce(max(step), 0)
                    from appeal.follower
                    where name = 'proof')
                limit 10000) as behind
            """);
        return page.show("appeal/proof/check", new HistoryCheckView(sealed + unsealed, waiting, unsealed,
            ProofPages.lines(chain.sheetsBefore(Integer.MAX_VALUE, PAGES)), checks.newest(CHECKS)));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @PostMapping("/console/history/checks")
    ModelAndView check(Page page, Viewer viewer) {
        var report = checks.run(viewer);
        return report.findings().isEmpty() ? page.go("/console/history", "appeal.proof.sound", report.entries())
            : page.warn("/console/history", "appeal.proof.unsound", report.findings().size());
    }

    /** Closes today's page before midnight, so that it can be shown or handed out. */
    @PostMapping("/console/history/pages")
    ModelAndView seal(Page page, Viewer viewer) {
        int pages = sealing.seal(true);
        trail.record(viewer, "appeal.seal-ledger", "history:all", null, java.util.Map.of("pages", pages));
        return page.go("/console/history", pages == 0 ? "appeal.proof.nothing" : "appeal.proof.sealed");
    }

    @Bean
    static Menu historyMenu() {
        return new Menu("/console/history", "appeal.proof.console", "certificate", "menu.system", 935);
    }
}

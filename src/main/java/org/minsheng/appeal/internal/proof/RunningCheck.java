package org.minsheng.appeal.internal.proof;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** The auditor has everything computed anew; what was found is kept. */
@Component
class RunningCheck {

    private final CheckingHistory checking;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    RunningCheck(CheckingHistory checking, AuditTrail trail, JdbcClient jdbc, Clock clock) {
        this.checking = checking;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public CheckingHistory.Report run(Viewer viewer) {
        if (!viewer.has(Role.AUDITOR)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var report = checking.check();
        jdbc.sql("""
                insert into appeal.proof_check (at, by_name, entries, findings)
                values (:at, :by, :entries, :findings)
                """)
            .param("at", FilingStatement.time(clock.instant()))
            .param("by", viewer.name())
            .param("entries", report.entries())
            .param("findings", report.findings().stream().map(Object::toString).toArray(String[]::new))
            .update();
        trail.record(viewer, "appeal.check-history", "history:all", null,
            Map.of("entries", report.entries(), "findings", report.findings().size(), "last", report.lastPage()));
        return report;
    }

    List<HistoryCheckView.Check> newest(int most) {
        return jdbc.sql("select at, by_name, entries, findings from appeal.proof_check order by id desc limit :most")
            .param("most", most)
            .query((row, n) -> new HistoryCheckView.Check(Appeal.instantOf(row, "at"),
                row.getString("by_name"), row.getLong("entries"),
                Arrays.asList((String[]) Objects.requireNonNull(row.getArray("findings")).getArray())))
            .list();
    }
}

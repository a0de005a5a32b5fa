package org.minsheng.appeal.internal;

import java.util.Map;
import org.minsheng.appeal.AppealKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets within how many days each kind of appeal is answered in a county; what is filed already keeps its deadline. */
@Component
public class SettingTimeLimits {

    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final AuditTrail audit;

    SettingTimeLimits(JdbcClient jdbc, Deadlines deadlines, AuditTrail audit) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.audit = audit;
    }

    @Transactional
    public void set(Viewer viewer, AreaCode county, Map<AppealKind, Integer> days) {
        var before = deadlines.days(county.value());
        days.forEach((kind, limit) -> jdbc.sql("""
                insert into appeal.time_limit (county, kind, days)
                values (:county, :kind, :days)
                on conflict (county, kind) do update
                set days = excluded.days
                """)
            .param("county", county.value())
            .param("kind", kind.name())
            .param("days", limit)
            .update());
        audit.record(viewer, "appeal.set-time-limits", "area:" + county, before, days);
        deadlines.forget();
    }
}

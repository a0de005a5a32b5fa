package org.minsheng.points.internal;

import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Windows and limits of a county, set by those who lead it; what runs already keeps what was said. */
@Component
public class PointsRules {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    PointsRules(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public PointsRule of(AreaCode county) {
        return jdbc.sql("select * from points.rule where county = :county").param("county", county.value())
            .query((row, n) -> new PointsRule(row.getInt("objection_days"), row.getInt("reservation_days"),
                row.getInt("reversal_hours"), row.getInt("version")))
            .optional().orElse(PointsRule.USUAL);
    }

    public static boolean maySet(Viewer viewer, AreaCode county) {
        return viewer == Viewer.SYSTEM || viewer.may(county, Role.COUNTY_LEADER);
    }

    /** @return false when the viewer may not, or when somebody else changed it meanwhile */
    @Transactional
    public boolean set(Viewer viewer, AreaCode county, PointsRule rule) {
        var before = of(county);
        if (!maySet(viewer, county) || !put(county, rule)) {
            return false;
        }
        audit.record(viewer, "points.set-rule", "county:" + county, before, rule);
        return true;
    }

    private boolean put(AreaCode county, PointsRule rule) {
        return jdbc.sql("""
                insert into points.rule as known (county, objection_days, reservation_days, reversal_hours, version)
                values (:county, :objection, :reservation, :reversal, :version + 1)
                on conflict (county) do update
                set objection_days = excluded.objection_days, reservation_days = excluded.reservation_days,
                    reversal_hours = excluded.reversal_hours, version = excluded.version
                where known.version = :version
                """)
            .param("county", county.value())
            .param("objection", rule.objectionDays())
            .param("reservation", rule.reservationDays())
            .param("reversal", rule.reversalHours())
            .param("version", rule.version())
            .update() == 1;
    }
}

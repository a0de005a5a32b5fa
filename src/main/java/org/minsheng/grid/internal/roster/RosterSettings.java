package org.minsheng.grid.internal.roster;

import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a county wishes of its rosters. */
@Component
class RosterSettings {

    private static final Setting USUAL = new Setting(7, false);

    /**
     * @param vacantDays how long a community may look for somebody before the town is told
     * @param tellsOfAppeals whether grid workers are told of each new appeal in their grid
     */
    record Setting(int vacantDays, boolean tellsOfAppeals) {
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    RosterSettings(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    Setting of(AreaCode county) {
        return jdbc.sql("select vacant_days, tells_of_appeals from grid.roster_setting where county = :county")
            .param("county", county.value())
            .query(Setting.class)
            .optional()
            .orElse(USUAL);
    }

    @Transactional
    public void change(Viewer viewer, AreaCode county, Setting setting) {
        if (viewer != Viewer.SYSTEM && !Rights.mayEdit(viewer, county)) {
            throw new AccessDeniedException("not this county's administrator");
        }
        var before = of(county);
        jdbc.sql("""
            insert into grid.roster_setting (county, vacant_days, tells_of_appeals)
            values (:county, :days, :tells)
            on conflict (county) do update
            set vacant_days = excluded.vacant_days, tells_of_appeals = excluded.tells_of_appeals
            """)
            .param("county", county.value())
            .param("days", setting.vacantDays())
            .param("tells", setting.tellsOfAppeals())
            .update();
        audit.record(viewer, "grid.roster-setting", "county:" + county, before, setting);
    }
}

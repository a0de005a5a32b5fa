package org.minsheng.grid.internal;

import java.util.Map;
import org.minsheng.grid.internal.Outcome.Done;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says how a county cuts: what the tier below the grid is called there, and how many households a grid has by custom.
 */
@Component
class NamingTier {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    NamingTier(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional
    public Outcome name(Viewer viewer, AreaCode county, int version, String chinese, String english, int households) {
        if (!viewer.may(county, Role.SYSTEM_ADMINISTRATOR)) {
            return Outcome.NOT_YOURS;
        }
        int written = jdbc.sql("""
            insert into grid.county (code, unit_name, unit_name_en, households_per_grid, version)
            values (:code, :chinese, :english, :households, 1)
            on conflict (code) do update
            set unit_name = excluded.unit_name, unit_name_en = excluded.unit_name_en,
                households_per_grid = excluded.households_per_grid, version = county.version + 1
            where county.version = :version
            """)
            .param("code", county.value())
            .param("chinese", chinese)
            .param("english", english)
            .param("households", households)
            .param("version", version)
            .update();
        if (written == 0) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "grid.name-tier", "county:" + county, null,
            Map.of("name", chinese, "english", english, "households", households));
        return new Done("", 0);
    }
}

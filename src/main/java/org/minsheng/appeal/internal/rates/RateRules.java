package org.minsheng.appeal.internal.rates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minsheng.appeal.AppealState;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets how a county counts; every figure is computed anew afterwards, behind the writers. */
@Component
class RateRules {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    RateRules(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first, at most 20; the shipped rule when nobody has set one. */
    List<RateRule> of(AreaCode county) {
        var set = jdbc.sql("select * from appeal.rate_rule where county = :county order by id desc limit 20")
            .param("county", county.value())
            .query(RateRules::rule)
            .list();
        return set.isEmpty() ? List.of(RateRule.shipped()) : set;
    }

    /** Whether figures are still those of the rule before. */
    boolean isRefolding(AreaCode county) {
        return jdbc.sql("select exists (select from appeal.rate_rule where county = :county and refolded is not null)")
            .param("county", county.value())
            .query(Boolean.class)
            .single();
    }

    private static RateRule rule(ResultSet row, int index) throws SQLException {
        var states = Arrays.stream((String[]) row.getArray("left_out").getArray()).map(AppealState::valueOf)
            .collect(Collectors.toSet());
        return new RateRule(states, RateRule.Response.valueOf(row.getString("response")), row.getString("reason"),
            row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("by_name"));
    }

    static boolean maySet(Viewer viewer, AreaCode county) {
        return viewer.may(county, Role.COUNTY_LEADER);
    }

    /** False when this person may not; the same request again is harmless. */
    @Transactional
    public boolean set(Viewer viewer, AreaCode county, RequestKey key, Set<AppealState> leftOut,
                       RateRule.Response response, String reason) {
        if (!maySet(viewer, county) || !RateRule.CHOICES.containsAll(leftOut)) {
            return false;
        }
        var before = of(county).getFirst();
        boolean added = jdbc.sql("""
                with done as (
                    update appeal.rate_rule
                    set refolded = null
                    where county = :county and not exists (select from appeal.rate_rule where request_key = :key)
                )
                insert into appeal.rate_rule (request_key, county, left_out, response, reason, at, by_name, refolded)
                values (:key, :county, :leftOut, :response, :reason, :now, :by, 0)
                on conflict do nothing
                """)
            .param("key", key.value())
            .param("county", county.value())
            .param("leftOut", leftOut.stream().map(Enum::name).sorted().toArray(String[]::new))
            .param("response", response.name())
            .param("reason", reason)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", viewer.name())
            .update() == 1;
        if (added) {
            audit.record(viewer, "appeal.set-rate-rule", "county:" + county,
                Map.of("leftOut", before.leftOut(), "response", before.response()),
                Map.of("leftOut", leftOut, "response", response, "reason", reason));
        }
        return true;
    }
}

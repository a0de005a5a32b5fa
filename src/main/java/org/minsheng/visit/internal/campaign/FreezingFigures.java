package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.ZoneOffset;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the figures of a campaign that has ended as they are on that day. */
@Component
class FreezingFigures {

    private final CampaignBook campaigns;
    private final Reporting reporting;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FreezingFigures(CampaignBook campaigns, Reporting reporting, AuditTrail audit, JdbcClient jdbc, JsonMapper json,
        Clock clock) {
        this.campaigns = campaigns;
        this.reporting = reporting;
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Whoever wrote a result before the end may still be on the way; those that began later see that it is over.
     *
     * @return false when it has to be tried again
     */
    @Transactional
    public boolean freeze(CampaignId id) {
        boolean settled = jdbc.sql("""
                select ended_in is null or ended_in < pg_snapshot_xmin(pg_current_snapshot())
                from visit.campaign
                where id = :id
                """)
            .param("id", id.value())
            .query(Boolean.class).single();
        if (!settled) {
            return false;
        }
        var campaign = campaigns.find(id).orElseThrow();
        var figures = reporting.now(campaign, campaign.area());
        int kept = jdbc.sql("""
                insert into visit.closing (campaign, figures, closed_at)
                values (:campaign, :figures::jsonb, :now)
                on conflict do nothing
                """)
            .param("campaign", id.value())
            .param("figures", json.writeValueAsString(figures))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
        if (kept == 1) {
            audit.record(Viewer.SYSTEM, "visit.freeze-campaign", campaign.subject(), null, figures.total());
        }
        return true;
    }
}

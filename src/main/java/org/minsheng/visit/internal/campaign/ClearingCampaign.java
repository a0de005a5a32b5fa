package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.minsheng.attachment.Attachments;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.CampaignId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes what single households said when the time is over for which it was asked (PIPL art. 19, 47): results, photos
 * and tasks go, the frozen figures, the counts and who walked stay.
 */
@Component
class ClearingCampaign {

    private final Attachments attachments;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    ClearingCampaign(Attachments attachments, AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.attachments = attachments;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those whose time is over, at most a hundred; one that has no frozen figures yet waits for them. */
    List<CampaignId> due() {
        return jdbc.sql("""
                select id
                from visit.campaign
                where cleared_at is null
                    and ended_at + keep_days * interval '1 day' < :now
                    and (started_at is null or exists (select from visit.closing where campaign = campaign.id))
                order by ended_at
                limit 100
                """)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .query(Long.class).list().stream().map(CampaignId::new).toList();
    }

    @Transactional
    public void clear(CampaignId id) {
        int marked = jdbc.sql(
            "update visit.campaign set cleared_at = :now, named = '[]' where id = :id and cleared_at is null")
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("id", id.value())
            .update();
        if (marked == 0) {
            return;
        }
        int results = jdbc.sql("delete from visit.result where campaign = :id").param("id", id.value()).update();
        jdbc.sql("delete from visit.task_move where task in (select id from visit.task where campaign = :id)")
            .param("id", id.value()).update();
        var tasks = jdbc.sql("delete from visit.task where campaign = :id returning id").param("id", id.value())
            .query(Long.class).list();
        attachments.release(tasks.stream().map(task -> "visit-task:" + task).toList());
        jdbc.sql("delete from visit.reminder where campaign = :id").param("id", id.value()).update();
        audit.record(Viewer.SYSTEM, "visit.clear-campaign", "campaign:" + id.value(),
            Map.of("households", tasks.size(), "results", results), null);
    }
}

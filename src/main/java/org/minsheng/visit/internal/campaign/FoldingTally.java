package org.minsheng.visit.internal.campaign;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.List;
import org.minsheng.shared.Rush;
import org.minsheng.shared.Signals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds the changes of progress up behind the writers, and tells open pages which campaigns went on. */
@Component
class FoldingTally {

    private static final int BATCH = 20_000;

    private final JdbcClient jdbc;
    private final Signals signals;

    FoldingTally(JdbcClient jdbc, Signals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
    }

    @Bean
    static RecurringTask<Void> foldVisitTally(ObjectProvider<FoldingTally> folding, Rush rush) {
        return Tasks.recurring("visit-tally", rush.every(Duration.ofSeconds(2)))
            .execute((task, context) -> folding.getObject().fold());
    }

    void fold() {
        batch().forEach(campaign -> signals.send(CampaignLive.TOPIC, campaign));
    }

    /**
     * One statement: whoever counts sees either the changes or the sum. @return the campaigns that changed, with their
     * areas
     */
    private List<String> batch() {
        return jdbc.sql("""
                with folded as (
                    delete from visit.tally_change
                    where id in (select id from visit.tally_change order by id limit :batch)
                    returning campaign, community, grid, visitor, state, change
                ), summed as (
                    select campaign, community, grid, visitor, state, sum(change) as change
                    from folded
                    group by campaign, community, grid, visitor, state
                ), kept as (
                    insert into visit.tally as tally (campaign, community, grid, visitor, state, count)
                    select campaign, community, grid, visitor, state, change
                    from summed
                    where change <> 0
                    on conflict (campaign, community, grid, visitor, state) do update
                    set count = tally.count + excluded.count
                )
                select campaign.id || '|' || campaign.area
                from visit.campaign
                where id in (select campaign from summed)
                """)
            .param("batch", BATCH)
            .query(String.class).list();
    }
}

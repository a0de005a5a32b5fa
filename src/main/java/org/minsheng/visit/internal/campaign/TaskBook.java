package org.minsheng.visit.internal.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minsheng.household.HouseholdTarget;
import org.minsheng.shared.AreaCode;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.TaskId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes {@code visit.task} in sets, never row by row, and counts what it writes in the same statement. */
@Repository
class TaskBook {

    private final JdbcClient jdbc;

    TaskBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param visitor 0 for nobody, {@code grid} likewise */
    record NewTask(HouseholdTarget household, long grid, long visitor) {
    }

    /** An open task with who has it; {@code visitor} is 0 for nobody. */
    record OpenTask(TaskId id, AreaCode door, long grid, long visitor) {

        static OpenTask of(ResultSet row, int index) throws SQLException {
            return new OpenTask(new TaskId(row.getLong("id")), new AreaCode(row.getString("door")), row.getLong("grid"),
                row.getLong("visitor"));
        }
    }

    /** @return how many are new; a household that has a task keeps it */
    int add(CampaignId campaign, List<NewTask> tasks, Instant now) {
        return jdbc.sql("""
                with made as (
                    insert into visit.task (campaign, household, door, grid, visitor, added_at)
                    select :campaign, household, door, nullif(grid, 0), nullif(visitor, 0), :now
                    from unnest(:households::bigint[], :doors::text[], :grids::bigint[],
                        :visitors::bigint[]) as one (household, door, grid, visitor)
                    on conflict (campaign, household) do nothing
                    returning door, grid, visitor
                ), counted as (
                    insert into visit.tally_change (campaign, community, grid, visitor, state, change)
                    select :campaign, substr(door, 1, 12), coalesce(grid, 0), coalesce(visitor, 0), 'OPEN', count(*)
                    from made
                    group by substr(door, 1, 12), grid, visitor
                )
                select count(*) from made
                """)
            .param("campaign", campaign.value())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("households", tasks.stream().map(task -> task.household().id().value()).toArray(Long[]::new))
            .param("doors", tasks.stream().map(task -> task.household().door().value()).toArray(String[]::new))
            .param("grids", tasks.stream().map(NewTask::grid).toArray(Long[]::new))
            .param("visitors", tasks.stream().map(NewTask::visitor).toArray(Long[]::new))
            .query(Integer.class).single();
    }

    /** The households that have a task already. */
    Set<Long> households(CampaignId campaign) {
        return Set.copyOf(jdbc.sql("select household from visit.task where campaign = :campaign")
            .param("campaign", campaign.value())
            .query(Long.class).list());
    }

    /** The doors of all tasks, also of those that are over: whoever answers at one of them walks in the campaign. */
    List<AreaCode> doors(CampaignId campaign) {
        return jdbc.sql("select distinct door from visit.task where campaign = :campaign order by door")
            .param("campaign", campaign.value())
            .query((row, n) -> new AreaCode(row.getString("door"))).list();
    }

    /** Every open task within an area, by door; some ten thousand at most. */
    List<OpenTask> open(CampaignId campaign, AreaCode within) {
        return jdbc.sql("""
                select id, door, coalesce(grid, 0) as grid, coalesce(visitor, 0) as visitor
                from visit.task
                where campaign = :campaign
                    and state = 'OPEN'
                    and door like :within
                order by door, id
                """)
            .param("campaign", campaign.value())
            .param("within", within.value() + "%")
            .query(OpenTask::of).list();
    }

    /** Those of one visitor, or of nobody when it is 0. */
    List<OpenTask> openOf(CampaignId campaign, long visitor, AreaCode within) {
        return jdbc.sql("""
                select id, door, coalesce(grid, 0) as grid, coalesce(visitor, 0) as visitor
                from visit.task
                where campaign = :campaign
                    and state = 'OPEN'
                    and visitor is not distinct from nullif(:visitor::bigint, 0)
                    and door like :within
                order by door, id
                """)
            .param("campaign", campaign.value())
            .param("visitor", visitor)
            .param("within", within.value() + "%")
            .query(OpenTask::of).list();
    }

    /** Those of these tasks that are open in the campaign. */
    List<OpenTask> openAmong(CampaignId campaign, Collection<TaskId> tasks) {
        return jdbc.sql("""
                select id, door, coalesce(grid, 0) as grid, coalesce(visitor, 0) as visitor
                from visit.task
                where id = any(:tasks)
                    and campaign = :campaign
                    and state = 'OPEN'
                order by id
                """)
            .param("campaign", campaign.value())
            .param("tasks", tasks.stream().map(TaskId::value).toArray(Long[]::new))
            .query(OpenTask::of).list();
    }

    /** How many open tasks each visitor has. */
    Map<Long, Integer> burdens(CampaignId campaign) {
        Map<Long, Integer> burdens = new HashMap<>();
        jdbc.sql("""
                select visitor, count(*) as open
                from visit.task
                where campaign = :campaign
                    and state = 'OPEN'
                    and visitor is not null
                group by visitor
                """)
            .param("campaign", campaign.value())
            .query(row -> {
                burdens.put(row.getLong("visitor"), row.getInt("open"));
            });
        return burdens;
    }

    /**
     * Gives open tasks to others; what was closed meanwhile, or is with this visitor already, stays.
     *
     * @param visitors for each task, 0 for nobody
     * @return how many went to somebody else
     */
    int move(CampaignId campaign, Collection<TaskId> tasks, Collection<Long> visitors, String by, Instant now) {
        return jdbc.sql("""
                with wished as (
                    select one.id, nullif(one.visitor, 0) as visitor, task.visitor as was
                    from unnest(:tasks::bigint[], :visitors::bigint[]) as one (id, visitor)
                    join visit.task on task.id = one.id
                    where task.campaign = :campaign
                        and task.state = 'OPEN'
                        and task.visitor is distinct from nullif(one.visitor, 0)
                    order by task.id
                    for update of task
                ), moved as (
                    update visit.task
                    set visitor = wished.visitor, version = version + 1
                    from wished
                    where task.id = wished.id
                    returning task.id, task.door, task.grid, task.tries, wished.was, task.visitor as is_now
                ), kept as (
                    insert into visit.task_move (task, from_visitor, to_visitor, at, by_name)
                    select id, was, is_now, :now, :by
                    from moved
                ), counted as (
                    insert into visit.tally_change (campaign, community, grid, visitor, state, change)
                    select :campaign, substr(door, 1, 12), coalesce(grid, 0), coalesce(visitor, 0), stage, sum(change)
                    from (
                        select door, grid, was as visitor, -1 as change,
                            case when tries > 0 then 'TRIED' else 'OPEN' end as stage
                        from moved
                        union all
                        select door, grid, is_now, 1, case when tries > 0 then 'TRIED' else 'OPEN' end
                        from moved
                    ) as both_parts
                    group by substr(door, 1, 12), grid, visitor, stage
                )
                select count(*) from moved
                """)
            .param("campaign", campaign.value())
            .param("tasks", tasks.stream().map(TaskId::value).toArray(Long[]::new))
            .param("visitors", visitors.toArray(Long[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .query(Integer.class).single();
    }

    /** Ends every open task, when a campaign is cancelled. */
    int cancelOpen(CampaignId campaign) {
        return jdbc.sql("""
                with ended as (
                    update visit.task
                    set state = 'CANCELLED', version = version + 1
                    where campaign = :campaign
                        and state = 'OPEN'
                    returning door, grid, visitor, case when tries > 0 then 'TRIED' else 'OPEN' end as was
                ), counted as (
                    insert into visit.tally_change (campaign, community, grid, visitor, state, change)
                    select :campaign, substr(door, 1, 12), coalesce(grid, 0), coalesce(visitor, 0), stage.state,
                        sum(stage.change)
                    from ended, lateral (values (was, -1), ('CANCELLED', 1)) as stage (state, change)
                    group by substr(door, 1, 12), grid, visitor, stage.state
                )
                select count(*) from ended
                """)
            .param("campaign", campaign.value())
            .query(Integer.class).single();
    }
}

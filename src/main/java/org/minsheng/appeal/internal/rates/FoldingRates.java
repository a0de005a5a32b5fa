package org.minsheng.appeal.internal.rates;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.internal.ReadingOn;
import org.minsheng.shared.Rush;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the history behind the writers and keeps what each appeal counts for and the sums. Whoever changes them holds
 * the follower's row, so a difference is never added twice.
 */
@Component
public class FoldingRates {

    private static final int BATCH = 5_000;

    private static final String FOLD = """
        with fresh as (
            select appeal.id as appeal, appeal.county, coalesce(appeal.community, appeal.town, appeal.county) as area,
                date_trunc('month', appeal.filed_at at time zone :zone)::date as month,
                coalesce(responsible_org, holder_org, desk_org, 0) as organisation, appeal.kind,
                (counts and (answered.at is not null or appeal.due_at < :now
                    or appeal.response = 'CONTACT' and appeal.state = 'DISPATCHED' and appeal.sign_due_at < :now))::int
                    * (exclusion.figure is null or exclusion.figure not in ('ALL', 'RESPONSE'))::int as valid,
                (counts and answered.at <= case
                    when answered.action = 'SIGN' then coalesce(appeal.sign_due_at, answered.due_at)
                    else answered.due_at end is true)::int
                    * (exclusion.figure is null or exclusion.figure not in ('ALL', 'RESPONSE'))::int as in_time,
                (counts and spoke)::int * (exclusion.figure is null
                    or exclusion.figure not in ('ALL', 'SOLVED'))::int as asked,
                (counts and verdict in ('SATISFIED', 'SOLVED'))::int
                    * (exclusion.figure is null or exclusion.figure not in ('ALL', 'SOLVED'))::int as solved,
                (counts and spoke)::int * (exclusion.figure is null
                    or exclusion.figure not in ('ALL', 'SATISFIED'))::int as rated,
                (counts and verdict = 'SATISFIED')::int
                    * (exclusion.figure is null or exclusion.figure not in ('ALL', 'SATISFIED'))::int as satisfied,
                (counts and round > 1)::int as second,
                (exclusion.figure is not null)::int as excluded
            from (
                select appeal.*, state <> all(coalesce(rule.left_out, '{REFUSED,WITHDRAWN,MERGED}')) as counts,
                    coalesce(rule.response, 'CONTACT') as response,
                    verdict in ('SATISFIED', 'SOLVED', 'UNSOLVED') as spoke
                from appeal.appeal
                left join lateral (
                    select left_out, response
                    from appeal.rate_rule
                    where rate_rule.county = appeal.county
                    order by rate_rule.id desc
                    limit 1
                ) as rule on true
                where appeal.id = any(:ids::bigint[])
            ) as appeal
            left join lateral (
                select at, due_at, action
                from appeal.step
                where step.appeal = appeal.id
                    and (action = 'ANSWER' or action = 'SIGN' and appeal.response = 'CONTACT' and not exists (
                        select from appeal.step as back
                        where back.appeal = step.appeal and back.action = 'TAKE_BACK' and back.from_state = 'SIGNED'
                            and back.id > step.id
                            and not exists (
                                select from appeal.step as again
                                where again.appeal = step.appeal and again.action = 'SIGN' and again.id > step.id
                                    and again.id < back.id)))
                order by step.id
                limit 1
            ) as answered on true
            left join appeal.exclusion on exclusion.appeal = appeal.id and exclusion.state = 'APPROVED'
        ), old as (
            select * from appeal.fact where appeal = any(:ids::bigint[])
        ), kept as (
            insert into appeal.fact as fact (appeal, county, area, month, organisation, kind, valid, in_time, asked,
                solved, rated, satisfied, second, excluded)
            select appeal, county, area, month, organisation, kind, valid, in_time, asked, solved, rated, satisfied,
                second, excluded
            from fresh
            on conflict (appeal) do update
            set area = excluded.area, organisation = excluded.organisation, kind = excluded.kind,
                valid = excluded.valid,
                in_time = excluded.in_time, asked = excluded.asked, solved = excluded.solved, rated = excluded.rated,
                satisfied = excluded.satisfied, second = excluded.second, excluded = excluded.excluded
        ), changed as (
            select county, month, area, organisation, kind, sum(sign * valid) as valid, sum(sign * in_time) as in_time,
                sum(sign * asked) as asked, sum(sign * solved) as solved, sum(sign * rated) as rated,
                sum(sign * satisfied) as satisfied, sum(sign * second) as second, sum(sign * excluded) as excluded
            from (
                select 1 as sign, county, month, area, organisation, kind, valid, in_time, asked, solved, rated,
                    satisfied, second, excluded
                from fresh
                union all
                select -1, county, month, area, organisation, kind, valid, in_time, asked, solved, rated, satisfied,
                    second, excluded
                from old
            ) as both_parts
            group by county, month, area, organisation, kind
        )
        insert into appeal.rate as rate (county, month, area, organisation, kind, valid, in_time, asked, solved, rated,
            satisfied, second, excluded)
        select *
        from changed
        where (valid, in_time, asked, solved, rated, satisfied, second, excluded) <> (0, 0, 0, 0, 0, 0, 0, 0)
        on conflict (county, month, area, organisation, kind) do update
        set valid = rate.valid + excluded.valid, in_time = rate.in_time + excluded.in_time,
            asked = rate.asked + excluded.asked,
            solved = rate.solved + excluded.solved, rated = rate.rated + excluded.rated,
            satisfied = rate.satisfied + excluded.satisfied,
            second = rate.second + excluded.second, excluded = rate.excluded + excluded.excluded
        """;

    private record Refolding(long id, String county, long refolded) {
    }

    private record Read(long appeal, boolean matters) {
    }

    private final JdbcClient jdbc;
    private final ReadingOn steps;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FoldingRates(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.steps = new ReadingOn(jdbc, "rates", BATCH);
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> foldAppealRates(ObjectProvider<FoldingRates> folding, Rush rush) {
        return Tasks.recurring("appeal-rates", rush.every(Duration.ofSeconds(3)))
            .execute((task, context) -> folding.getObject().follow());
    }

    void follow() {
        int read;
        do {
            read = transaction.execute(status -> batch());
        } while (read == BATCH);
        transaction.executeWithoutResult(status -> refold());
    }

    /** The next part of a county whose rule has changed. */
    private void refold() {
        var rule =
            jdbc.sql("select id, county, refolded from appeal.rate_rule where refolded is not null order by id limit 1")
            .query(Refolding.class).optional().orElse(null);
        if (rule == null) {
            return;
        }
        steps.hold();
        var ids =
            jdbc.sql("select id from appeal.appeal where county = :county and id > :after order by id limit :batch")
            .param("county", rule.county())
            .param("after", rule.refolded())
            .param("batch", BATCH)
            .query(Long.class)
            .list();
        if (!ids.isEmpty()) {
            fold(new TreeSet<>(ids));
        }
        jdbc.sql("update appeal.rate_rule set refolded = :done::bigint where id = :id and refolded is not null")
            .param("id", rule.id())
            .param("done", ids.size() < BATCH ? null : ids.getLast())
            .update();
    }

    /** Computes these anew, in the caller's transaction. */
    public void fold(Collection<AppealId> appeals) {
        steps.hold();
        fold(new TreeSet<>(appeals.stream().map(AppealId::value).toList()));
    }

    /** Most steps change no rate and cost only the reading; leaving a dispatch may end a late signature. */
    private int batch() {
        return steps.follow("""
            step.appeal,
                step.action in ('ANSWER', 'CALL_BACK', 'CLOSE', 'REOPEN', 'REFUSE', 'WITHDRAW', 'MERGE', 'SEPARATE',
                        'TAKE_LEAD', 'RATE', 'SIGN', 'REMIND', 'TAKE_BACK')
                    or step.from_state = 'DISPATCHED' as matters""",
            (row, n) -> new Read(row.getLong("appeal"), row.getBoolean("matters")), read -> {
                var ids = new TreeSet<>(read.stream().filter(Read::matters).map(Read::appeal).toList());
                if (!ids.isEmpty()) {
                    fold(ids);
                }
            });
    }

    private void fold(Set<Long> ids) {
        jdbc.sql(FOLD)
            .param("zone", clock.getZone().getId())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("ids", ids.toArray(Long[]::new))
            .update();
    }
}

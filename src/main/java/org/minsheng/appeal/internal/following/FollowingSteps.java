package org.minsheng.appeal.internal.following;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.AppealStepBatch;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.ReadingOn;
import org.minsheng.appeal.internal.ReadingOn.Position;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.console.LiveAppeals;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Rush;
import org.minsheng.shared.Signals;
import org.minsheng.shared.Tier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the history behind the writers and publishes each step once. A step is read when no transaction that could
 * still write an earlier one is running, so nothing is skipped and no writer waits for another.
 */
@Configuration(proxyBeanMethods = false)
class FollowingSteps {

    private static final int BATCH = 500;
    private static final int FEW = 20;

    private record Read(Position position, AppealStep step, String area) {
    }

    @Bean
    RecurringTask<Void> followAppealSteps(JdbcClient jdbc, TransactionTemplate transaction,
                                          ApplicationEventPublisher events, Signals signals, Rush rush) {
        var history = new ReadingOn(jdbc, "steps", BATCH);
        return Tasks.recurring("appeal-steps", rush.every(Duration.ofSeconds(1)))
            .execute((task, context) -> {
                List<Read> batch;
                do {
                    batch = transaction.execute(status -> publish(history, jdbc, events));
                    payloads(batch).forEach(payload -> signals.send(LiveAppeals.TOPIC, payload));
                } while (batch.size() == BATCH && !rush.isOn() && !context.getSchedulerState().isShuttingDown());
            });
    }

    /** An import makes hundreds of steps a second; screens then only need to know where to look again. */
    private static Collection<String> payloads(List<Read> batch) {
        if (batch.size() <= FEW) {
            return batch.stream().map(read -> LiveAppeals.payload(read.step(), read.area())).toList();
        }
        return batch.stream()
            .map(read -> LiveAppeals.manyAt(read.area().substring(0, Math.min(12, read.area().length())),
                read.step().holder()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Read> publish(ReadingOn history, JdbcClient jdbc, ApplicationEventPublisher events) {
        var batch = new ArrayList<Read>();
        history.follow(from -> next(jdbc, from), Read::position, read -> {
            var steps = read.stream().map(Read::step).toList();
            events.publishEvent(new AppealStepBatch(steps));
            steps.forEach(events::publishEvent);
            batch.addAll(read);
        });
        return batch;
    }

    private static List<Read> next(JdbcClient jdbc, Position from) {
        return jdbc.sql("""
                select step.transaction::text as transaction, step.*, appeal.number, appeal.title, appeal.tracking,
                    appeal.place_code, appeal.reporter, appeal.told_by, agent.person as agent
                from appeal.step
                join appeal.appeal on appeal.id = step.appeal
                left join appeal.agent on agent.appeal = appeal.id and agent.told
                where (step.transaction, step.id) > (:transaction::xid8, :step)
                    and step.transaction < pg_snapshot_xmin(pg_current_snapshot())
                order by step.transaction, step.id
                limit :batch
                """)
            .param("transaction", from.transaction())
            .param("step", from.step())
            .param("batch", BATCH)
            .query(FollowingSteps::read)
            .list();
    }

    private static Read read(ResultSet row, int index) throws SQLException {
        var step = Step.of(row, index);
        var reporter = row.getObject("reporter", Long.class);
        var agent = row.getObject("agent", Long.class);
        var place = new AreaCode(row.getString("place_code"));
        return new Read(new Position(row.getString(1), step.id()),
            new AppealStep(step.id(), new AppealId(row.getLong("appeal")), row.getString("number"),
                row.getString("title"), row.getString("tracking"), place, step.action(),
                step.from(), step.to(), step.toTier(), reporter == null ? null : new PersonId(reporter),
                ToldBy.valueOf(row.getString("told_by")), step.holder(), Appeal.instant(row, "due_at"),
                step.shown() || step.action() == AppealAction.DISPATCH ? step.note() : "", step.actor(), step.at(),
                agent == null ? null : new PersonId(agent)), place.value());
    }
}

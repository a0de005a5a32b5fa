package org.minsheng.visit.internal.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.TaskId;
import org.minsheng.visit.TaskState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code visit.result} and what a result does to its task. */
@Repository
class ResultBook {

    private static final String WRITE = """
        with made as (
            insert into visit.result (client_key, campaign, task, outcome, state, form_version, answers, note,
                by_account, by_person, by_name, at, received_at)
            values (:key, :campaign, :task, :outcome, :result::text, :form, :answers::jsonb, :note, :account::bigint,
                :person::bigint, :name, :at::timestamptz, :now)
            on conflict (client_key) do nothing
            returning id
        ), earlier as (
            update visit.result
            set state = 'SET_ASIDE'
            from made
            where result.id = :counting::bigint and :counts
        ), moved as (
            update visit.task
            set state = :state::text, tries = :tries::int, tried_parts = :parts::int, next_on = :nextOn::date,
                next_part = :nextPart::text,
                tried_at = case when :unchanged::boolean then tried_at else :at::timestamptz end,
                done_at = case when :state::text <> 'OPEN' and not :unchanged then :at::timestamptz else done_at end,
                leaflet = leaflet or :leaflet, conflict = conflict or :conflict,
                result = case when :counts then made.id else result end, version = version + 1
            from made
            where task.id = :task and (not :unchanged or :conflict)
        ), counted as (
            insert into visit.tally_change (campaign, community, grid, visitor, state, change)
            select :campaign::bigint, substr(:door::text, 1, 12), :grid::bigint, coalesce(:visitor::bigint, 0),
                stage.state, stage.change
            from made, (values (:was::text, -1), (:is::text, 1)) as stage (state, change)
            where :was::text <> :is::text
        ), audited as (
            select account.audit(:actor, 'visit.record', 'visit-task:' || :task, jsonb_build_object('state',
                :was::text), jsonb_build_object('state', :is::text, 'result', id, 'worth', :result::text)) as entry
            from made
        )
        select id, (select count(entry) from audited) as entries
        from made
        """;

    private final JdbcClient jdbc;

    ResultBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The task, held until the transaction ends: two results for one door come one after the other, others do not wait.
     */
    Optional<Standing> hold(TaskId task) {
        return read(task, "for update of task");
    }

    Optional<Standing> look(TaskId task) {
        return read(task, "");
    }

    private Optional<Standing> read(TaskId task, String held) {
        return jdbc.sql("""
                select task.*, campaign.state as campaign_state, campaign.form_version, campaign.most_tries,
                    campaign.ends_on,
                    campaign.started_at, coalesce(visitor.name, '') as visitor_name, visitor.account, visitor.person
                from visit.task
                join visit.campaign on campaign.id = task.campaign
                left join visit.visitor on visitor.id = task.visitor
                where task.id = :task
                %s
                """.formatted(held))
            .param("task", task.value())
            .query(Standing::of).optional();
    }

    /** Whether this viewer had the task before it went to somebody else. */
    boolean hadBefore(Viewer viewer, TaskId task) {
        return jdbc.sql("""
                select exists (
                    select
                    from visit.task_move
                    join visit.visitor on visitor.id = task_move.from_visitor
                    where task_move.task = :task
                        and (visitor.account = :account::bigint or visitor.account is null
                            and visitor.person = :person::bigint)
                )
                """)
            .param("task", task.value())
            .param("account", viewer.account() == null ? null : viewer.account().value())
            .param("person", viewer.person() == null ? null : viewer.person().value())
            .query(Boolean.class).single();
    }

    /** One result as it is kept. */
    record Row(long id, TaskId task, DoorOutcome outcome, ResultState state, long formVersion, String answers,
        String note, String byName, Instant at, Instant receivedAt, String decidedByName) {

        static Row of(ResultSet row, int index) throws SQLException {
            return new Row(row.getLong("id"), new TaskId(row.getLong("task")),
                DoorOutcome.valueOf(row.getString("outcome")),
                ResultState.valueOf(row.getString("state")), row.getLong("form_version"), row.getString("answers"),
                row.getString("note"), row.getString("by_name"), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getString("decided_by_name"));
        }
    }

    Optional<Row> byKey(RequestKey key) {
        return jdbc.sql("select * from visit.result where client_key = :key").param("key", key.value())
            .query(Row::of).optional();
    }

    Optional<Row> byId(long id) {
        return jdbc.sql("select * from visit.result where id = :id").param("id", id).query(Row::of).optional();
    }

    /** In the order in which they came, at most 100. */
    List<Row> of(TaskId task) {
        return jdbc.sql("select * from visit.result where task = :task order by id limit 100")
            .param("task", task.value()).query(Row::of).list();
    }

    /** Everything that a result changes, in one statement; empty when the key is known. */
    Optional<Long> write(Viewer viewer, String name, Standing was, DoorRules.After after, NewResult brought,
                         String answers, Instant at, Instant now) {
        boolean conflict = after.result() == ResultState.CONFLICT;
        boolean unchanged = after.task() == was.state() && after.tries() == was.tries();
        LocalDate nextOn = after.nextOn();
        return jdbc.sql(WRITE)
            .param("key", brought.key().value())
            .param("campaign", was.campaign().value())
            .param("task", was.task().value())
            .param("outcome", brought.outcome().name())
            .param("result", after.result().name())
            .param("form", brought.formVersion())
            .param("answers", answers)
            .param("note", brought.note())
            .param("account", viewer.account() == null ? null : viewer.account().value())
            .param("person", viewer.person() == null ? null : viewer.person().value())
            .param("name", name)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("counting", was.counting())
            .param("counts", after.counts())
            .param("state", after.task().name())
            .param("tries", after.tries())
            .param("parts", after.triedParts())
            .param("nextOn", nextOn, Types.DATE)
            .param("nextPart", after.nextPart() == null ? null : after.nextPart().name(), Types.VARCHAR)
            .param("unchanged", unchanged)
            .param("leaflet", after.leaflet())
            .param("conflict", conflict)
            .param("door", was.door().value())
            .param("grid", was.grid())
            .param("visitor", was.visitor())
            .param("was", was.stage())
            .param("is", after.stage())
            .param("actor", viewer.actor())
            .query((row, n) -> row.getLong("id")).optional();
    }

    /** One that somebody put together from two; it counts once it is chosen. Empty when the request came before. */
    Optional<Long> addMerged(Viewer viewer, Standing task, RequestKey key, long formVersion, String answers,
        String note, Instant now) {
        return jdbc.sql("""
                insert into visit.result (client_key, campaign, task, outcome, state, form_version, answers, note,
                    by_account, by_name, at, received_at)
                values (:key, :campaign, :task, 'ANSWERED', 'CONFLICT', :form, :answers::jsonb, :note, :account::bigint,
                    :name, :now, :now)
                on conflict (client_key) do nothing
                returning id
                """)
            .param("key", key.value())
            .param("campaign", task.campaign().value())
            .param("task", task.task().value())
            .param("form", formVersion)
            .param("answers", answers)
            .param("note", note)
            .param("account", viewer.account() == null ? null : viewer.account().value())
            .param("name", viewer.name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Long.class).optional();
    }

    /** Lets one result stand for its household and sets the others aside. */
    void settle(Viewer viewer, Standing was, long chosen, TaskState state, Instant now) {
        jdbc.sql("""
                with settled as (
                    update visit.result
                    set state = case when id = :chosen then 'COUNTS' else 'SET_ASIDE' end, decided_at = :now,
                        decided_by_name = :by
                    where task = :task
                        and state in ('COUNTS', 'CONFLICT')
                ), moved as (
                    update visit.task
                    set state = :state::text, result = :chosen, conflict = false, version = version + 1
                    where id = :task
                    returning door, grid, visitor
                ), counted as (
                    insert into visit.tally_change (campaign, community, grid, visitor, state, change)
                    select :campaign, substr(door, 1, 12), coalesce(grid, 0), coalesce(visitor, 0), stage.state,
                        stage.change
                    from moved, (values (:was::text, -1), (:state::text, 1)) as stage (state, change)
                    where :was::text <> :state::text
                )
                select account.audit(:actor, 'visit.settle', 'visit-task:' || :task, jsonb_build_object('state',
                    :was::text), jsonb_build_object('state', :state::text, 'result', :chosen)) as entry
                """)
            .param("chosen", chosen)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", viewer.name())
            .param("task", was.task().value())
            .param("campaign", was.campaign().value())
            .param("state", state.name())
            .param("was", was.stage())
            .param("actor", viewer.actor())
            .query((row, n) -> row.getLong("entry")).list();
    }
}

package org.minsheng.exchange.internal.workorders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.exchange.internal.Times;
import org.minsheng.exchange.internal.workorders.WorkOrder.Direction;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Work orders as the administrator reads them: which go well, and which are stuck and why. */
@Repository
public class OrderList {

    static final int PAGE = 50;

    /** Less than this is the time that a line takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One order with what hinders it.
     *
     * @param waiting how many messages have not reached them
     * @param since since when the oldest of those waits
     * @param answer what they said to it last
     * @param refusal message key of why something of theirs could not be done here, empty for none
     * @param early how many of their messages wait for one that is missing
     */
    public record Row(long id, String peer, Direction direction, String number, String appeal, String theirNumber,
                      String theirState, int waiting, @Nullable Instant since, int attempts, String answer,
                      String refusal, int early, Instant openedAt) {

        public boolean isStuck() {
            return attempts > 1 || !refusal.isEmpty() || early > 0;
        }
    }

    private static final String ROWS = """
        select work_order.*, peer.name as peer_name, coalesce(out.waiting, 0) as waiting, out.since,
            coalesce(out.attempts, 0) as attempts,
            coalesce(out.answer, '') as answer, coalesce(inc.refusal, '') as refusal, coalesce(inc.early, 0) as early
        from exchange.work_order
        join exchange.peer on peer.id = work_order.peer
        left join lateral (
            select count(*) as waiting, min(created) as since, max(attempts) as attempts, max(answer) as answer
            from exchange.outgoing
            where outgoing.work_order = work_order.id and sent_at is null
        ) out on true
        left join lateral (
            select max(refusal) as refusal, count(*) filter (where applied_at is null) as early
            from exchange.incoming
            where incoming.work_order = work_order.id and (applied_at is null or refusal <> '' and not settled)
        ) inc on true
        """;

    /** Newest first. */
    Slice<Row> page(Collection<AreaCode> within, boolean stuckOnly, @Nullable Long before) {
        var rows = jdbc.sql(ROWS + """
                where exists (
                    select
                    from unnest(:areas::text[]) as area (code)
                    where starts_with(work_order.area, area.code)
                )
                    and (:before::bigint is null or work_order.id < :before)
                    and (not :stuck or work_order.id in (
                        select work_order from exchange.outgoing where sent_at is null
                            and (attempts > 1 or created < :late)
                        union
                        select work_order from exchange.incoming where applied_at is null and received < :late
                        union
                        select work_order from exchange.incoming where refusal <> '' and not settled))
                order by work_order.id desc
                limit :size
                """)
            .param("areas", within.stream().map(AreaCode::value).toArray(String[]::new))
            .param("before", before)
            .param("stuck", stuckOnly)
            .param("late", Times.at(clock.instant().minus(PATIENCE)))
            .param("size", PAGE + 1)
            .query(OrderList::row)
            .list();
        return Slice.of(rows, PAGE, row -> Long.toString(row.id()));
    }

    List<Row> ofAppeal(String number) {
        return jdbc.sql(ROWS + "where work_order.appeal_number = :number order by work_order.id limit 10")
            .param("number", number)
            .query(OrderList::row)
            .list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(row.getLong("id"), row.getString("peer_name"), Direction.valueOf(row.getString("direction")),
            row.getString("number"), row.getString("appeal_number"), row.getString("their_number"),
            row.getString("their_state"), row.getInt("waiting"), Times.read(row, "since"), row.getInt("attempts"),
            row.getString("answer"), row.getString("refusal"), row.getInt("early"), Times.of(row, "opened_at"));
    }
}

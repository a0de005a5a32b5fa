package org.minsheng.exchange.internal.workorders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.exchange.internal.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code exchange.outgoing}: what the other side is told, one after the other. */
@Repository
class OutgoingBook {

    static final String ORDER = "ORDER";
    private static final int LONGEST_ANSWER = 300;

    private final JdbcClient jdbc;

    OutgoingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One message that is to be sent; {@code event} is ORDER for the order itself. */
    record Outgoing(long id, long workOrder, int sequence, String event, String body, int attempts) {
    }

    /** The sequence for what this step tells; empty when the step was told before. */
    Optional<Integer> next(WorkOrder order, long step) {
        return jdbc.sql("""
                update exchange.work_order
                set told = told + 1
                where id = :order
                    and not exists (select from exchange.outgoing where work_order = :order and step = :step)
                returning told
                """)
            .param("order", order.id())
            .param("step", step)
            .query(Integer.class)
            .optional();
    }

    long add(WorkOrder order, int sequence, long step, String event, String body, Instant now) {
        return jdbc.sql("""
                insert into exchange.outgoing (work_order, sequence, step, event, body, created)
                values (:order, :sequence, :step, :event, :body, :now)
                returning id
                """)
            .param("order", order.id())
            .param("sequence", sequence)
            .param("step", step)
            .param("event", event)
            .param("body", body)
            .param("now", Times.at(now))
            .query(Long.class)
            .single();
    }

    Optional<Outgoing> unsent(long id) {
        return jdbc.sql("""
                select id, work_order, sequence, event, body, attempts
                from exchange.outgoing
                where id = :id and sent_at is null
                """)
            .param("id", id)
            .query(Outgoing.class)
            .optional();
    }

    /** The first that waits for an order. */
    Optional<Outgoing> first(long order) {
        return jdbc.sql("""
                select id, work_order, sequence, event, body, attempts
                from exchange.outgoing
                where work_order = :order and sent_at is null
                order by sequence
                limit 1
                """)
            .param("order", order)
            .query(Outgoing.class)
            .optional();
    }

    /** What should have been tried by now, at most 500. */
    List<Long> late(Instant before) {
        return jdbc.sql("""
                select outgoing.id
                from exchange.outgoing
                join exchange.work_order on work_order.id = outgoing.work_order
                join exchange.peer on peer.id = work_order.peer
                where sent_at is null
                    and (attempts = 0 and created < :before or next_attempt < :before)
                    and peer.ended_at is null
                order by created
                limit 500
                """)
            .param("before", Times.at(before))
            .query(Long.class)
            .list();
    }

    void sent(long id, String answer, Instant now) {
        jdbc.sql("""
                update exchange.outgoing
                set sent_at = :now, attempts = attempts + 1, answer = :answer, next_attempt = null
                where id = :id
                """)
            .param("id", id)
            .param("answer", answer)
            .param("now", Times.at(now))
            .update();
    }

    /** @param next null when nothing is tried any more until somebody asks for it */
    void failed(long id, String answer, @Nullable Instant next) {
        jdbc.sql("""
                update exchange.outgoing
                set attempts = attempts + 1, answer = :answer, next_attempt = :next::timestamptz
                where id = :id
                """)
            .param("id", id)
            .param("answer", answer.length() > LONGEST_ANSWER ? answer.substring(0, LONGEST_ANSWER) : answer)
            .param("next", next == null ? null : Times.at(next))
            .update();
    }

    /** Lets all that waits for an order begin anew. */
    List<Long> again(long order) {
        return jdbc.sql("""
                update exchange.outgoing
                set attempts = 0, next_attempt = null
                where work_order = :order and sent_at is null
                returning id
                """)
            .param("order", order)
            .query(Long.class)
            .list();
    }

    /** The bodies of what was made for them, in order, at most 200. */
    List<String> told(long order) {
        return jdbc.sql("""
                select body
                from exchange.outgoing
                where work_order = :order and event <> 'ORDER'
                order by sequence
                limit 200
                """)
            .param("order", order)
            .query(String.class)
            .list();
    }
}

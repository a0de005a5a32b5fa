package org.minsheng.exchange.internal.workorders;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealStep;
import org.minsheng.exchange.internal.Times;
import org.minsheng.exchange.internal.workorders.WorkOrder.Direction;
import org.minsheng.shared.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code exchange.work_order} and what came in for them. */
@Repository
class OrderBook {

    private final JdbcClient jdbc;

    OrderBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A peer that a step concerns, with the order it has for the appeal when there is one. */
    record Concerned(Peer peer, @Nullable WorkOrder order) {
    }

    /** Whether work orders are exchanged with anybody. */
    boolean hasPeers() {
        return jdbc.sql("select exists (select from exchange.peer where ended_at is null)")
            .query(Boolean.class).single();
    }

    /** Peers that know the appeal, and those to whom this step gives it. */
    List<Concerned> concerned(AppealStep step) {
        var holder = step.holder();
        return jdbc.sql("""
                select peer.id
                from exchange.peer
                left join exchange.work_order on work_order.peer = peer.id and work_order.appeal = :appeal
                where peer.ended_at is null
                    and (work_order.id is not null
                        or peer.takes
                            and :action = 'DISPATCH'
                            and peer.organisation = :holder::bigint
                            and starts_with(:place, peer.area))
                """)
            .param("appeal", step.appeal().value())
            .param("action", step.action().name())
            .param("holder", holder == null ? null : holder.value())
            .param("place", step.place().value())
            .query(Long.class)
            .list()
            .stream()
            .map(id -> new Concerned(jdbc.sql("select * from exchange.peer where id = :id")
                .param("id", id).query(Peer::of).single(),
                of(id, step.appeal()).orElse(null)))
            .toList();
    }

    /** Orders that peers gave us for appeals that go on in another one. */
    List<Concerned> given(Collection<AppealId> merged) {
        return jdbc.sql("""
                select work_order.*
                from exchange.work_order
                join exchange.peer on peer.id = work_order.peer
                where work_order.appeal = any(:merged::bigint[])
                    and direction = 'IN'
                    and peer.ended_at is null
                order by work_order.id
                """)
            .param("merged", merged.stream().map(AppealId::value).toArray(Long[]::new))
            .query(WorkOrder::of)
            .list()
            .stream()
            .map(order -> new Concerned(jdbc.sql("select * from exchange.peer where id = :id").param("id", order.peer())
                .query(Peer::of).single(), order))
            .toList();
    }

    private Optional<WorkOrder> of(long peer, AppealId appeal) {
        return jdbc.sql("select * from exchange.work_order where peer = :peer and appeal = :appeal")
            .param("peer", peer)
            .param("appeal", appeal.value())
            .query(WorkOrder::of)
            .optional();
    }

    /** The order of this number, or of this appeal, when there is one already. */
    WorkOrder open(Peer peer, Direction direction, String number, AppealId appeal, String appealNumber,
                   AreaCode area, Instant now) {
        jdbc.sql("""
                insert into exchange.work_order (peer, direction, number, appeal, appeal_number, area, opened_at)
                values (:peer, :direction, :number, :appeal, :appealNumber, :area, :now)
                on conflict do nothing
                """)
            .param("peer", peer.id())
            .param("direction", direction.name())
            .param("number", number)
            .param("appeal", appeal.value())
            .param("appealNumber", appealNumber)
            .param("area", area.value())
            .param("now", Times.at(now))
            .update();
        return of(peer.id(), appeal).orElseThrow();
    }

    Optional<WorkOrder> byNumber(Peer peer, String number) {
        return jdbc.sql("select * from exchange.work_order where peer = :peer and number = :number")
            .param("peer", peer.id())
            .param("number", number)
            .query(WorkOrder::of)
            .optional();
    }

    Optional<WorkOrder> byId(long id) {
        return jdbc.sql("select * from exchange.work_order where id = :id")
            .param("id", id)
            .query(WorkOrder::of)
            .optional();
    }

    /** Whoever takes up what they told holds the row until it is done, so that two nodes do not. */
    Optional<WorkOrder> lock(Peer peer, String number) {
        return jdbc.sql("select * from exchange.work_order where peer = :peer and number = :number for update")
            .param("peer", peer.id())
            .param("number", number)
            .query(WorkOrder::of)
            .optional();
    }

    /** False when this sequence had come before. */
    boolean receive(WorkOrder order, OrderEvent event, String body, Instant now) {
        return jdbc.sql("""
                insert into exchange.incoming (work_order, sequence, event, body, received)
                values (:order, :sequence, :event, :body, :now)
                on conflict do nothing
                """)
            .param("order", order.id())
            .param("sequence", event.sequence())
            .param("event", event.event().name())
            .param("body", body)
            .param("now", Times.at(now))
            .update() == 1;
    }

    Optional<String> received(WorkOrder order, int sequence) {
        return jdbc.sql("select body from exchange.incoming where work_order = :order and sequence = :sequence")
            .param("order", order.id())
            .param("sequence", sequence)
            .query(String.class)
            .optional();
    }

    /** @param refusal why it could not be done here, empty when it was */
    void applied(WorkOrder order, OrderEvent event, String refusal, Instant now) {
        jdbc.sql("""
                with done as (
                    update exchange.incoming
                    set applied_at = :now, refusal = :refusal
                    where work_order = :order and sequence = :sequence
                )
                update exchange.work_order
                set applied = :sequence, their_state = :state
                where id = :order
                """)
            .param("order", order.id())
            .param("sequence", event.sequence())
            .param("state", event.state())
            .param("refusal", refusal)
            .param("now", Times.at(now))
            .update();
    }

    /** What was refused here has been seen to. */
    int settle(long order) {
        return jdbc.sql("""
                update exchange.incoming
                set settled = true
                where work_order = :order and refusal <> '' and not settled
                """)
            .param("order", order)
            .update();
    }

    void theirNumber(long order, String number) {
        jdbc.sql("update exchange.work_order set their_number = :number where id = :order")
            .param("order", order)
            .param("number", number)
            .update();
    }
}

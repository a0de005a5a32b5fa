package org.minsheng.exchange.internal.workorders;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody saw to a stuck order: what waits is sent again at once, and what was refused counts as settled. */
@Component
class FreeingOrder {

    private final OrderBook orders;
    private final OutgoingBook outgoing;
    private final PeerBook peers;
    private final SendingOrder sending;
    private final SchedulerClient scheduler;
    private final CustomTask<Long> task;
    private final AuditTrail audit;
    private final Clock clock;

    FreeingOrder(OrderBook orders, OutgoingBook outgoing, PeerBook peers, SendingOrder sending,
                 SchedulerClient scheduler, CustomTask<Long> orderTask, AuditTrail audit, Clock clock) {
        this.orders = orders;
        this.outgoing = outgoing;
        this.peers = peers;
        this.sending = sending;
        this.scheduler = scheduler;
        this.task = orderTask;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public boolean free(Viewer viewer, long id) {
        var order = orders.byId(id)
            .filter(one -> peers.byId(one.peer()).filter(peer -> viewer.may(peer.area(), Role.SYSTEM_ADMINISTRATOR))
                .isPresent());
        if (order.isEmpty()) {
            return false;
        }
        var again = outgoing.again(id);
        again.forEach(message -> {
            scheduler.scheduleIfNotExists(task.instance(Long.toString(message), message), clock.instant());
            sending.hurry(message);
        });
        int settled = orders.settle(id);
        audit.record(viewer, "exchange.free-order", "appeal:" + order.get().appeal(), null,
            Map.of("order", id, "again", again.size(), "settled", settled));
        return true;
    }
}

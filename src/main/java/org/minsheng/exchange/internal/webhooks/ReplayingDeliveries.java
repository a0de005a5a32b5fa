package org.minsheng.exchange.internal.webhooks;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends again what was sent or given up: one delivery, or everything since a time. The receiver knows a repeat by its
 * id.
 */
@Component
class ReplayingDeliveries {

    /** At once; who needs more asks again from where it ended. */
    static final int MOST = 1_000;

    private final DeliveryBook deliveries;
    private final ManagingSubscriptions subscriptions;
    private final SchedulerClient scheduler;
    private final CustomTask<Long> task;
    private final AuditTrail audit;
    private final Clock clock;

    ReplayingDeliveries(DeliveryBook deliveries, ManagingSubscriptions subscriptions, SchedulerClient scheduler,
                        CustomTask<Long> webhookTask, AuditTrail audit, Clock clock) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.scheduler = scheduler;
        this.task = webhookTask;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public boolean replay(Viewer viewer, long subscription, long id) {
        boolean theirs = subscriptions.isTheirs(viewer, subscription)
            && deliveries.subscriptionOf(id).filter(of -> of == subscription).isPresent();
        if (!theirs || !deliveries.requeue(id, clock.instant())) {
            return false;
        }
        schedule(id);
        audit.record(viewer, "exchange.replay", "delivery:" + id, null, null);
        return true;
    }

    /** @return how many are on their way again */
    @Transactional
    public int replaySince(Viewer viewer, long subscription, Instant since) {
        if (!subscriptions.isTheirs(viewer, subscription)) {
            return 0;
        }
        var again = deliveries.requeueSince(subscription, since, MOST, clock.instant());
        again.forEach(this::schedule);
        audit.record(viewer, "exchange.replay-since", "subscription:" + subscription, null,
            Map.of("since", since.toString(), "deliveries", again.size()));
        return again.size();
    }

    private void schedule(long id) {
        scheduler.scheduleIfNotExists(task.instance(Long.toString(id), id), clock.instant());
    }
}

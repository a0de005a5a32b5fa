package org.minsheng.exchange.internal.webhooks;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.account.Integrations.Integration;
import org.minsheng.appeal.AppealAction;
import org.minsheng.exchange.internal.Secrets;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The system administrator subscribes another system to steps, ends that, and switches on again what was switched off.
 */
@Component
class ManagingSubscriptions {

    private final SubscriptionBook subscriptions;
    private final DeliveryBook deliveries;
    private final SchedulerClient scheduler;
    private final CustomTask<Long> task;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    ManagingSubscriptions(SubscriptionBook subscriptions, DeliveryBook deliveries, SchedulerClient scheduler,
                          CustomTask<Long> webhookTask, Vault vault, AuditTrail audit, Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.scheduler = scheduler;
        this.task = webhookTask;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns the secret, which is never shown again; empty when the form was sent twice or is not this person's to
     * send.
     */
    @Transactional
    public String subscribe(Viewer viewer, RequestKey key, Integration integration, String url,
                            AreaCode area, List<AppealAction> actions, boolean pages) {
        if (!viewer.may(area, Role.SYSTEM_ADMINISTRATOR) || !integration.grant().area().contains(area)) {
            return "";
        }
        var secret = Secrets.draw("whs_");
        var added = subscriptions.add(key, integration.id(), url, area, actions, pages,
            vault.seal(secret), clock.instant());
        added.ifPresent(id -> audit.record(viewer, "exchange.subscribe", "subscription:" + id, null,
            Map.of("integration", integration.id().value(), "url", url, "area", area.value(),
                "actions", actions, "pages", pages)));
        return added.isEmpty() ? "" : secret;
    }

    @Transactional
    public boolean end(Viewer viewer, long id) {
        boolean ended = isTheirs(viewer, id) && subscriptions.end(id, clock.instant());
        if (ended) {
            audit.record(viewer, "exchange.unsubscribe", "subscription:" + id, null, null);
        }
        return ended;
    }

    /** @return how many deliveries that had waited are on their way now */
    @Transactional
    public int resume(Viewer viewer, long id) {
        if (!isTheirs(viewer, id) || !subscriptions.resume(id)) {
            return 0;
        }
        var now = clock.instant();
        var released = deliveries.release(id, now);
        released.forEach(delivery -> scheduler.scheduleIfNotExists(task.instance(Long.toString(delivery), delivery),
            now));
        audit.record(viewer, "exchange.resume", "subscription:" + id, null, Map.of("released", released.size()));
        return released.size();
    }

    boolean isTheirs(Viewer viewer, long id) {
        return subscriptions.byId(id).filter(one -> isTheirs(viewer, one)).isPresent();
    }

    boolean isTheirs(Viewer viewer, Subscription subscription) {
        return viewer.may(subscription.area(), Role.SYSTEM_ADMINISTRATOR);
    }
}

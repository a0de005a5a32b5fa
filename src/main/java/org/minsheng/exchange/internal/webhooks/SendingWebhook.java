package org.minsheng.exchange.internal.webhooks;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.account.Accounts;
import org.minsheng.account.Integrations;
import org.minsheng.exchange.internal.Caller;
import org.minsheng.exchange.internal.Caller.Answer;
import org.minsheng.exchange.internal.Signature;
import org.minsheng.exchange.internal.Waits;
import org.minsheng.exchange.internal.webhooks.DeliveryBook.Begun;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Makes one attempt to deliver. The attempt is written before and its outcome after the other side is asked; a node
 * that dies between makes the next one send again under the same id.
 */
@Component
class SendingWebhook {

    /** Failed attempts in a row after which a subscription is switched off. */
    static final int MOST_FAILURES = 20;

    private static final Duration LATE = Duration.ofMinutes(1);

    private final DeliveryBook deliveries;
    private final SubscriptionBook subscriptions;
    private final Integrations integrations;
    private final Caller caller;
    private final Vault vault;
    private final StaffNotices staff;
    private final Accounts accounts;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final CustomTask<Long> task;
    private final Clock clock;

    SendingWebhook(DeliveryBook deliveries, SubscriptionBook subscriptions,
                   Integrations integrations, Caller caller, Vault vault, StaffNotices staff, Accounts accounts,
                   ObjectProvider<SchedulerClient> scheduler, CustomTask<Long> webhookTask, Clock clock) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.integrations = integrations;
        this.caller = caller;
        this.vault = vault;
        this.staff = staff;
        this.accounts = accounts;
        this.scheduler = scheduler;
        this.task = webhookTask;
        this.clock = clock;
    }

    /** @return when to try again, empty when there is nothing left to do */
    Optional<Instant> send(long id) {
        return deliveries.begin(id, clock.instant()).flatMap(this::attempt);
    }

    private Optional<Instant> attempt(Begun delivery) {
        if (integrations.byId(delivery.integration()).filter(one -> one.may("appeals:read")).isEmpty()) {
            deliveries.end(delivery, WebhookState.GIVEN_UP, "the integration is not active", null, clock.instant());
            return Optional.empty();
        }
        return switch (caller.post(delivery.url(), headers(delivery), delivery.body())) {
            case Answer.Said said when said.isGood() -> {
                subscriptions.wentWell(delivery.subscription());
                deliveries.end(delivery, WebhookState.SENT, Integer.toString(said.status()), null, clock.instant());
                yield Optional.empty();
            }
            case Answer.Said said -> failed(delivery, (said.status() + " " + said.body()).strip());
            case Answer.Silence silence -> failed(delivery, silence.why());
            case Answer.Busy busy -> {
                var next = clock.instant().plus(Waits.BUSY);
                deliveries.putBack(delivery, next);
                yield Optional.of(next);
            }
        };
    }

    private Map<String, String> headers(Begun delivery) {
        long second = clock.instant().getEpochSecond();
        return Map.of(
            "Minsheng-Event", delivery.action().equals(DeliveryBook.PAGE) ? "ledger.page"
                : "appeal." + delivery.action(),
            "Minsheng-Delivery", delivery.key().toString(),
            "Minsheng-Timestamp", Long.toString(second),
            "Minsheng-Signature", Signature.of(vault.open(delivery.secret()), second, delivery.body()));
    }

    private Optional<Instant> failed(Begun delivery, String answer) {
        var now = clock.instant();
        var wait = Waits.after(delivery.attempts());
        var next = wait.map(now::plus);
        deliveries.end(delivery, wait.isEmpty() ? WebhookState.GIVEN_UP : WebhookState.FAILED,
            answer, next.orElse(null), now);
        if (subscriptions.failed(delivery.subscription(), MOST_FAILURES, now)) {
            deliveries.hold(delivery.subscription(), now);
            tell(delivery);
            return Optional.empty();
        }
        return next;
    }

    /** When it was queued again while its last attempt was ending, the task that ended must not be the last. */
    void lookAgain(long id) {
        if (deliveries.isQueued(id)) {
            schedule(id);
        }
    }

    /** Finds what no task is left for. */
    void sweep() {
        deliveries.late(clock.instant().minus(LATE)).forEach(this::schedule);
    }

    private void schedule(long id) {
        scheduler.getObject().scheduleIfNotExists(task.instance(Long.toString(id), id), clock.instant());
    }

    /** The administrators of the area hear of it once each time it is switched off. */
    private void tell(Begun delivery) {
        subscriptions.byId(delivery.subscription()).ifPresent(subscription -> staff.tell(new StaffNotices.Notice(
            "webhook-disabled:" + subscription.id() + ":" + subscription.disabledAt(),
            accounts.over(subscription.area(), List.of(Role.SYSTEM_ADMINISTRATOR)), "exchange.webhook.disabled",
            List.of(subscription.url(), Integer.toString(MOST_FAILURES)),
            "/console/exchange/webhooks/" + subscription.id(), false)));
    }

    static Instant forgottenBefore(Clock clock) {
        return clock.instant().minus(Duration.ofDays(30));
    }
}

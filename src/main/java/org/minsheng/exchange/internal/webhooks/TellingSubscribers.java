package org.minsheng.exchange.internal.webhooks;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.LedgerPageSealed;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OncePerTransaction;
import org.minsheng.shared.Tier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queues each step, and each page of the ledger, for whoever subscribed to it, in the transaction that publishes it and
 * once however often it comes.
 */
@Component
class TellingSubscribers {

    private final DeliveryBook deliveries;
    private final SchedulerClient scheduler;
    private final CustomTask<Long> task;
    private final JsonMapper json;
    private final Clock clock;
    private final OncePerTransaction somebodySubscribes;

    TellingSubscribers(DeliveryBook deliveries, SchedulerClient scheduler, CustomTask<Long> webhookTask,
                       JsonMapper json, Clock clock) {
        this.deliveries = deliveries;
        this.scheduler = scheduler;
        this.task = webhookTask;
        this.json = json;
        this.clock = clock;
        this.somebodySubscribes = new OncePerTransaction(deliveries::hasSubscribers);
    }

    /**
     * What is told. No words and no person: who may read more asks the interface with the number.
     *
     * @param event the same for every delivery of this step
     * @param place no nearer than the community
     * @param holder id of the organisation that must act now
     */
    record Told(String event, String number, AppealAction action, @Nullable AppealState from,
                AppealState state, Tier tier, String place, @Nullable Long holder,
                @Nullable Instant dueAt, Instant at) {
    }

    @EventListener
    void on(AppealStep step) {
        if (step.action() == AppealAction.NOTE || !somebodySubscribes.holds()) {
            return;
        }
        var now = clock.instant();
        deliveries.add(step, json.writeValueAsString(told(step)), now)
            .forEach(id -> scheduler.scheduleIfNotExists(task.instance(Long.toString(id), id), now));
    }

    /**
     * A sealed page. Nothing of it is secret: it stands on the public page too, and whoever keeps it can tell later
     * whether the ledger is still the same.
     *
     * @param event the same for every delivery of this page
     */
    record ToldPage(String event, int number, LocalDate day, long entries, String root, String previous, String hash) {
    }

    @EventListener
    void on(LedgerPageSealed page) {
        var now = clock.instant();
        var told = new ToldPage("ledger-page-" + page.number(), page.number(), page.day(), page.entries(), page.root(),
            page.previous(), page.hash());
        deliveries.add(page, json.writeValueAsString(told), now)
            .forEach(id -> scheduler.scheduleIfNotExists(task.instance(Long.toString(id), id), now));
    }

    private static Told told(AppealStep step) {
        var holder = step.holder();
        return new Told("appeal-step-" + step.stepId(), step.number(), step.action(),
            step.from(), step.to(), step.tier(), community(step.place()),
            holder == null ? null : holder.value(), step.dueAt(), step.at());
    }

    private static String community(AreaCode place) {
        var community = place.at(AreaCode.Level.COMMUNITY);
        return community == null ? place.value() : community.value();
    }
}

package org.minsheng.exchange.internal.workorders;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.appeal.LeadingAppeal;
import org.minsheng.appeal.Verdict;
import org.minsheng.area.Places;
import org.minsheng.exchange.internal.workorders.OrderBook.Concerned;
import org.minsheng.exchange.internal.workorders.OrderEvent.Kind;
import org.minsheng.exchange.internal.workorders.WorkOrder.Direction;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OncePerTransaction;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells each step to the peers that know the appeal, and gives it to a peer when it is dispatched to whoever stands for
 * it; in the transaction that publishes the step. What a peer did itself is not told back.
 */
@Component
class MirroringSteps {

    private static final Logger LOG = LoggerFactory.getLogger(MirroringSteps.class);

    private final OrderBook orders;
    private final OutgoingBook outgoing;
    private final Appeals appeals;
    private final Places places;
    private final SchedulerClient scheduler;
    private final CustomTask<Long> task;
    private final JsonMapper json;
    private final Clock clock;
    private final OncePerTransaction somebodyExchanges;

    MirroringSteps(OrderBook orders, OutgoingBook outgoing, Appeals appeals, Places places, SchedulerClient scheduler,
                   CustomTask<Long> orderTask, JsonMapper json, Clock clock) {
        this.orders = orders;
        this.outgoing = outgoing;
        this.appeals = appeals;
        this.places = places;
        this.scheduler = scheduler;
        this.task = orderTask;
        this.json = json;
        this.clock = clock;
        this.somebodyExchanges = new OncePerTransaction(orders::hasPeers);
    }

    /** The order itself, as the peer gets it. Who reported is not told. */
    record Given(String number, AppealKind kind, String title, String text, @Nullable String matter,
                 String place, String address, @Nullable Double longitude, @Nullable Double latitude, String note,
                 Instant filedAt, @Nullable Instant dueAt) {
    }

    @EventListener
    void on(AppealStep step) {
        if (!somebodyExchanges.holds()) {
            return;
        }
        for (var concerned : orders.concerned(step)) {
            if (!step.actor().equals(concerned.peer().actor())) {
                tell(concerned, step);
            }
        }
        tellMerged(step);
    }

    private void tell(Concerned concerned, AppealStep step) {
        var order = concerned.order();
        if (order == null) {
            give(concerned.peer(), step);
        } else {
            tell(concerned.peer(), order, step, step.note());
        }
    }

    /**
     * Whoever gave us something that was merged hears how the matter goes on, without what was said to its reporter
     * alone.
     */
    private void tellMerged(AppealStep step) {
        if (step.action() == AppealAction.FILE || step.action() == AppealAction.WITHDRAW) {
            return;
        }
        var merged = appeals.mergedInto(step.appeal());
        if (merged.isEmpty()) {
            return;
        }
        var words = step.action() == AppealAction.ANSWER
            ? appeals.leading(step.appeal()).map(LeadingAppeal::answer).orElse("") : "";
        for (var concerned : orders.given(merged)) {
            if (concerned.order() != null && !step.actor().equals(concerned.peer().actor())) {
                tell(concerned.peer(), concerned.order(), step, words);
            }
        }
    }

    private void tell(Peer peer, WorkOrder order, AppealStep step, String words) {
        var kind = EventKinds.of(order.direction(), step, peer.organisation());
        if (kind == null) {
            return;
        }
        outgoing.next(order, step.stepId()).ifPresent(sequence -> {
            var told = new OrderEvent(sequence, kind, step.to().name(), words,
                kind == Kind.CLOSED ? verdict(step) : null, step.to().isFinal() ? null : step.dueAt(), step.at());
            add(order, sequence, step, kind.name(), json.writeValueAsString(told));
        });
    }

    /** The person's word; an appeal that was opened again since was closed as solved all the same. */
    private Verdict verdict(AppealStep step) {
        var verdict = appeals.leading(step.appeal()).map(LeadingAppeal::verdict).orElse(Verdict.SOLVED);
        return verdict == Verdict.UNASKED || verdict == Verdict.UNSOLVED ? Verdict.SOLVED : verdict;
    }

    private void give(Peer peer, AppealStep step) {
        var viewer = new Viewer(peer.integration(), peer.name(), null,
            List.of(new Grant(Role.INTEGRATION, peer.organisation(), peer.area())));
        var appeal = appeals.find(viewer, step.number()).orElse(null);
        if (appeal == null) {
            LOG.warn("Appeal {} was dispatched to peer {} but is not to be seen by it", step.number(), peer.id());
            return;
        }
        var order = orders.open(peer, Direction.OUT, step.number(), step.appeal(), step.number(),
            step.place(), clock.instant());
        add(order, 0, step, OutgoingBook.ORDER, json.writeValueAsString(given(appeal, step)));
    }

    private Given given(KnownAppeal appeal, AppealStep step) {
        var point = appeal.point();
        return new Given(appeal.number(), appeal.kind(), appeal.title(), appeal.text(),
            appeal.matter(), appeal.place().value(), (places.address(appeal.place()) + " " + appeal.placeDetail())
                .strip(), point == null ? null : point.longitude(),
            point == null ? null : point.latitude(), step.note(), appeal.filedAt(), step.dueAt());
    }

    private void add(WorkOrder order, int sequence, AppealStep step, String event, String body) {
        var now = clock.instant();
        long id = outgoing.add(order, sequence, step.stepId(), event, body, now);
        scheduler.scheduleIfNotExists(task.instance(Long.toString(id), id), now);
    }
}

package org.minsheng.exchange.internal.workorders;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.account.Accounts;
import org.minsheng.exchange.internal.Caller;
import org.minsheng.exchange.internal.Caller.Answer;
import org.minsheng.exchange.internal.ExchangeTabs;
import org.minsheng.exchange.internal.Waits;
import org.minsheng.exchange.internal.workorders.OutgoingBook.Outgoing;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what a peer is to be told: for each order one after the other, so that the other side never hears of an end
 * before the beginning. A repeat after a lost answer has the same number and sequence, by which the other side knows
 * it.
 */
@Component
class SendingOrder {

    private static final Duration BEHIND_ANOTHER = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final OutgoingBook outgoing;
    private final OrderBook orders;
    private final PeerBook peers;
    private final Caller caller;
    private final Vault vault;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final CustomTask<Long> task;
    private final StaffNotices staff;
    private final Accounts accounts;
    private final JsonMapper json;
    private final Clock clock;

    SendingOrder(OutgoingBook outgoing, OrderBook orders, PeerBook peers, Caller caller, Vault vault,
                 ObjectProvider<SchedulerClient> scheduler, CustomTask<Long> orderTask, StaffNotices staff,
                 Accounts accounts, JsonMapper json, Clock clock) {
        this.outgoing = outgoing;
        this.orders = orders;
        this.peers = peers;
        this.caller = caller;
        this.vault = vault;
        this.scheduler = scheduler;
        this.task = orderTask;
        this.staff = staff;
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
    }

    /** @return when to try again, empty when there is nothing left to do */
    Optional<Instant> send(long id) {
        return outgoing.unsent(id).flatMap(this::attempt);
    }

    private Optional<Instant> attempt(Outgoing message) {
        var order = orders.byId(message.workOrder()).orElseThrow();
        var peer = peers.byId(order.peer()).orElseThrow();
        if (peer.endedAt() != null) {
            outgoing.failed(message.id(), "the peer has ended", null);
            return Optional.empty();
        }
        if (outgoing.first(order.id()).filter(first -> first.id() != message.id()).isPresent()) {
            return Optional.of(clock.instant().plus(BEHIND_ANOTHER));
        }
        return switch (caller.post(url(peer, order, message),
            Map.of("Authorization", "Bearer " + vault.open(peers.secret(peer.id()))), message.body())) {
            case Answer.Said said when said.isGood() -> sent(order, message, said);
            case Answer.Said said -> failed(message, (said.status() + " " + said.body()).strip());
            case Answer.Silence silence -> failed(message, silence.why());
            case Answer.Busy busy -> Optional.of(clock.instant().plus(Waits.BUSY));
        };
    }

    private static String url(Peer peer, WorkOrder order, Outgoing message) {
        var base = peer.url().replaceAll("/+$", "") + "/workorders";
        return message.event().equals(OutgoingBook.ORDER) ? base
            : base + "/" + URLEncoder.encode(order.number(), StandardCharsets.UTF_8).replace("+", "%20") + "/events";
    }

    private Optional<Instant> sent(WorkOrder order, Outgoing message, Answer.Said said) {
        outgoing.sent(message.id(), Integer.toString(said.status()), clock.instant());
        var theirs = message.event().equals(OutgoingBook.ORDER) ? theirNumber(said.body()) : "";
        if (!theirs.isEmpty()) {
            orders.theirNumber(order.id(), theirs);
        }
        outgoing.first(order.id()).ifPresent(next -> hurry(next.id()));
        return Optional.empty();
    }

    private String theirNumber(String body) {
        try {
            var number = json.readTree(body).path("appeal").asString("");
            return number.length() > 100 ? number.substring(0, 100) : number;
        } catch (JacksonException notJson) {
            return "";
        }
    }

    /** The next one waits for this one; when it is being looked at just now it comes again by itself. */
    void hurry(long id) {
        try {
            scheduler.getObject().reschedule(task.instance(Long.toString(id), id), clock.instant());
        } catch (TaskInstanceException running) {
            schedule(id);
        }
    }

    /** When it was to be sent again while its last attempt was ending, the task that ended must not be the last. */
    void lookAgain(long id) {
        if (outgoing.unsent(id).filter(message -> message.attempts() == 0).isPresent()) {
            schedule(id);
        }
    }

    /** Finds what no task is left for. */
    void sweep() {
        outgoing.late(clock.instant().minus(LATE)).forEach(this::schedule);
    }

    private void schedule(long id) {
        scheduler.getObject().scheduleIfNotExists(task.instance(Long.toString(id), id), clock.instant());
    }

    /** Nothing is tried any more, so the administrators must know. */
    private void tell(WorkOrder order) {
        peers.byId(order.peer())
            .ifPresent(peer -> staff.tell(new StaffNotices.Notice("order-stuck:" + order.id() + ":" + order.told(),
                accounts.over(peer.area(), List.of(Role.SYSTEM_ADMINISTRATOR)), "exchange.order.stuck-notice",
                List.of(order.appealNumber(), peer.name()), ExchangeTabs.ORDERS, false)));
    }

    private Optional<Instant> failed(Outgoing message, String answer) {
        var next = Waits.after(message.attempts() + 1).map(clock.instant()::plus);
        outgoing.failed(message.id(), answer, next.orElse(null));
        if (next.isEmpty()) {
            orders.byId(message.workOrder()).ifPresent(this::tell);
        }
        return next;
    }
}

package org.minsheng.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Messages on their way to a gateway that fails in every way it can. */
@Beside
class DeliveryTests extends RunningServer {

    /** Longer than a busy machine keeps an answer waiting. */
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(700);
    /** So much later that even a busy machine has given up first. */
    private static final int TOO_LATE_MILLIS = 60_000;
    private static final String OK = "{\"code\":\"OK\",\"receipt\":\"r-1\"}";

    @Autowired
    MessageRepository messages;
    @Autowired
    Addresses addresses;
    @Autowired
    Seals seals;
    @Autowired
    Persons persons;
    @Autowired
    Vault vault;
    @Autowired
    Disturbing disturbing;
    @Autowired
    Gathering gathering;
    @Autowired
    JoiningLetters joining;
    @Autowired
    DataSource database;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    JsonMapper json;

    private final Set<String> brought = ConcurrentHashMap.newKeySet();
    private QuietHours quiet = QuietHours.OFF;
    private final ShiftingClock clock = new ShiftingClock();
    private final Simulator gateway = new Simulator(request ->
        Simulator.Answer.of(200, brought.add(request.header("Idempotency-Key")) ? OK : "{\"code\":\"DUPLICATE\"}"));
    private final String taskName = "notice-test-" + UUID.randomUUID();

    @AfterEach
    void the_gateway_stops() {
        gateway.close();
        jdbc.sql("delete from shared.scheduled_tasks where task_name = :name").param("name", taskName).update();
    }

    @Test
    void a_message_is_signed_and_carries_text_and_link() {
        var id = queued(null);
        assertThat(delivering(clock).deliver(id)).isEmpty();
        var request = gateway.requests.getFirst();
        assertThat(request.body().path("to").asString()).isEqualTo("13985200001");
        assertThat(request.body().path("text").asString()).isEqualTo("物业已经接单。 https://minsheng.example/t/abc");
        assertThat(request.body().path("template").asString()).isEqualTo("SMS_7");
        assertThat(request.body().path("parameters").path("number").asString()).isEqualTo("520327-20261123-0001");
        assertThat(request.header("X-Signature"))
            .isEqualTo(SmsSender.signature("secret", request.header("X-Timestamp") + "\n" + request.text()));
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void a_message_is_tried_again_until_it_is_sent_always_with_the_same_key() {
        gateway.plan(Simulator.Answer.of(500, ""), Simulator.Answer.of(200, "<html>proxy</html>"),
            new Simulator.Answer(200, OK, TOO_LATE_MILLIS), Simulator.Answer.of(503, "{}"));
        var id = queued(null);
        for (int attempt = 1; attempt <= 4; attempt++) {
            var next = delivering(clock, IMPATIENT).deliver(id);
            assertThat(state(id)).isEqualTo("FAILED");
            clock.goOn(Duration.between(clock.instant(), next.orElseThrow()));
        }
        assertThat(delivering(clock).deliver(id)).isEmpty();
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(new HashSet<>(gateway.requests.stream().map(request -> request.header("Idempotency-Key")).toList()))
            .hasSize(1);
        assertThat(outcomes(id)).containsExactly("FAILED", "FAILED", "FAILED", "FAILED", "SENT");
    }

    @Test
    void the_gateway_may_say_how_long_to_wait() {
        gateway.plan(Simulator.Answer.of(200, "{\"code\":\"LIMIT\"}"), Simulator.Answer.of(429, ""));
        var id = queued(null);
        assertThat(delivering(clock).deliver(id)).contains(clock.instant().plusSeconds(5));
        clock.goOn(Duration.ofSeconds(5));
        assertThat(delivering(clock).deliver(id)).contains(clock.instant().plusSeconds(20));
    }

    @Test
    void a_message_that_never_gets_through_is_given_up_after_two_days() {
        gateway.plan(IntStream.range(0, 20).mapToObj(n -> Simulator.Answer.of(500, ""))
            .toArray(Simulator.Answer[]::new));
        var id = queued(null);
        var begin = clock.instant();
        for (var next = delivering(clock).deliver(id); next.isPresent(); next = delivering(clock).deliver(id)) {
            clock.goOn(Duration.between(clock.instant(), next.get()));
        }
        assertThat(state(id)).isEqualTo("GIVEN_UP");
        assertThat(gateway.requests).hasSize(11);
        assertThat(Duration.between(begin, clock.instant())).isBetween(Duration.ofHours(46), Duration.ofHours(48));
    }

    @Test
    void a_message_that_falls_into_the_quiet_hours_waits_for_the_morning() {
        quiet = new QuietHours(true, LocalTime.of(21, 0), LocalTime.of(7, 30));
        clock.goOn(Duration.ofHours(8));
        var id = queued(null);
        var morning = Instant.parse("2026-11-23T23:30:00Z");
        assertThat(delivering(clock).deliver(id)).contains(morning);
        assertThat(gateway.requests).isEmpty();
        assertThat(state(id)).isEqualTo("QUEUED");
        clock.goOn(Duration.between(clock.instant(), morning));
        assertThat(delivering(clock).deliver(id)).isEmpty();
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void a_wrong_number_is_given_up_at_once() {
        gateway.plan(Simulator.Answer.of(200, "{\"code\":\"INVALID_NUMBER\",\"message\":\"空号\"}"));
        var id = queued(null);
        assertThat(delivering(clock).deliver(id)).isEmpty();
        assertThat(state(id)).isEqualTo("GIVEN_UP");
        assertThat(jdbc.sql("select answer from notice.message where id = :id").param("id", id)
            .query(String.class).single())
            .isEqualTo("200 INVALID_NUMBER 空号");
    }

    @Test
    void a_code_that_has_run_out_is_not_sent() {
        var id = queued(clock.instant().plusSeconds(300));
        clock.goOn(Duration.ofSeconds(300));
        assertThat(delivering(clock).deliver(id)).isEmpty();
        assertThat(gateway.requests).isEmpty();
        assertThat(outcomes(id)).containsExactly("EXPIRED");
    }

    @Test
    void a_node_that_dies_after_sending_makes_the_next_one_ask_with_the_same_key() {
        var id = queued(null);
        var dying = new Delivering(messages, addresses, seals,
            List.of(new SmsSender(settings(), SenderConfiguration.client(PATIENT), json, clock) {
                @Override
                public Outcome send(Dispatch dispatch) {
                    super.send(dispatch);
                    throw new ThreadDeath();
                }
            }), message -> { }, (message, now) -> Optional.empty(), clock);
        try {
            dying.deliver(id);
        } catch (ThreadDeath died) {
            assertThat(state(id)).isEqualTo("SENDING");
        }
        assertThat(delivering(clock).deliver(id)).isEmpty();
        assertThat(gateway.requests).hasSize(2);
        assertThat(brought).hasSize(1);
        assertThat(state(id)).isEqualTo("SENT");
        assertThat(jdbc.sql("select answer from notice.message where id = :id").param("id", id)
            .query(String.class).single())
            .contains("DUPLICATE");
    }

    @Test
    void two_nodes_deliver_each_of_many_messages_once() throws Exception {
        var real = Clock.systemUTC();
        CustomTask<Void> first = DeliveryTimers.task(taskName, delivering(real));
        CustomTask<Void> second = DeliveryTimers.task(taskName, delivering(real));
        var queueing = queueing(first, real);
        var events = IntStream.range(0, 60).mapToObj(n -> "test:" + UUID.randomUUID()).toList();
        for (var event : events) {
            transactions.executeWithoutResult(one -> queueing.queue(envelope(event, null)));
            transactions.executeWithoutResult(again -> queueing.queue(envelope(event, null)));
        }
        var nodes = List.of(node(first), node(second));
        nodes.forEach(Scheduler::start);
        try {
            for (int wait = 0; wait < 900 && left() > 0; wait++) {
                Thread.sleep(100);
            }
        } finally {
            nodes.forEach(Scheduler::stop);
        }
        assertThat(left()).isZero();
        assertThat(gateway.requests).hasSize(60);
        assertThat(brought).hasSize(60);
        assertThat(jdbc.sql("select count(*) from notice.message where event = any(:events) and state = 'SENT'")
            .param("events", events.toArray(String[]::new)).query(Integer.class).single()).isEqualTo(60);
    }

    @Test
    void a_message_of_a_transaction_that_fails_does_not_exist() {
        var event = "test:" + UUID.randomUUID();
        var queueing = queueing(DeliveryTimers.task(taskName, delivering(clock)), clock);
        transactions.executeWithoutResult(transaction -> {
            assertThat(queueing.queue(envelope(event, null))).isTrue();
            transaction.setRollbackOnly();
        });
        assertThat(left()).isZero();
        assertThat(jdbc.sql("select count(*) from notice.message where event = :event").param("event", event)
            .query(Integer.class).single())
            .isZero();
    }

    @Test
    void every_pair_of_states_is_allowed_or_refused_by_the_one_table() {
        var allowed = new HashSet<String>();
        for (var from : DeliveryState.values()) {
            for (var to : DeliveryState.values()) {
                if (from.mayBecome(to)) {
                    allowed.add(from + " " + to);
                }
            }
        }
        assertThat(allowed).containsExactlyInAnyOrder("QUEUED SENDING", "SENDING SENDING",
            "SENDING SENT", "SENDING FAILED", "SENDING GIVEN_UP", "SENDING DELIVERED", "FAILED SENDING",
            "FAILED DELIVERED", "GIVEN_UP DELIVERED", "QUEUED JOINED", "SENT DELIVERED",
            "SENT GIVEN_UP", "GIVEN_UP QUEUED");
    }

    private long queued(@Nullable Instant expires) {
        var event = "test:" + UUID.randomUUID();
        queueing(DeliveryTimers.task(taskName, delivering(clock)), clock).queue(envelope(event, expires));
        return jdbc.sql("select id from notice.message where event = :event").param("event", event)
            .query(Long.class).single();
    }

    private static Envelope envelope(String event, @Nullable Instant expires) {
        return new Envelope(event, null, new PhoneNumber("13985200001"), Carrier.SMS, "test:1", null,
            new Letter("SIGN", Map.of("number", "520327-20261123-0001"), "物业已经接单。", "/t/abc"), expires);
    }

    private QueueingMessage queueing(CustomTask<Void> task, Clock time) {
        var client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), task)
            .tableName("shared.scheduled_tasks").build();
        return new QueueingMessage(messages, client, task, persons, vault, seals, disturbing, gathering, joining, time);
    }

    private Scheduler node(CustomTask<Void> task) {
        return Scheduler.create(database, task).tableName("shared.scheduled_tasks")
            .pollingInterval(Duration.ofMillis(100))
            .threads(4).build();
    }

    private Delivering delivering(Clock time) {
        return delivering(time, PATIENT);
    }

    private Delivering delivering(Clock time, Duration patience) {
        var sender = new SmsSender(settings(), SenderConfiguration.client(patience), json, time);
        return new Delivering(messages, addresses, seals, List.of(sender), message -> { },
            (message, now) -> quiet.until(now, time.getZone()), time);
    }

    private SmsSettings settings() {
        return new SmsSettings(gateway.url() + "/send", "key", "secret", "民声",
            Duration.ofSeconds(1), Map.of("SIGN", "SMS_7"), "https://minsheng.example");
    }

    private int left() {
        return jdbc.sql("select count(*) from shared.scheduled_tasks where task_name = :name").param("name", taskName)
            .query(Integer.class).single();
    }

    private String state(long id) {
        return jdbc.sql("select state from notice.message where id = :id").param("id", id).query(String.class).single();
    }

    private List<String> outcomes(long id) {
        return jdbc.sql("select outcome from notice.attempt where message = :id order by id").param("id", id)
            .query(String.class).list();
    }
}

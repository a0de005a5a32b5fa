package org.minsheng.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A matter that goes back and forth between offices does not ring its reporter's phone for each of their moves. */
class GatheringTests extends RunningServer {

    @Autowired
    MessageRepository messages;
    @Autowired
    Delivering delivering;
    @Autowired
    DataSource database;
    @Autowired
    JoiningLetters joining;
    @Autowired
    Seals seals;
    @Autowired
    Persons persons;
    @Autowired
    Vault vault;

    private final ShiftingClock clock = new ShiftingClock();
    /** One that the server's timers do not know, since their clock is another one. */
    private final String taskName = "notice-test-" + UUID.randomUUID();
    private final String subject = "test:" + UUID.randomUUID();
    private Duration longest = Duration.ofMinutes(30);
    private PersonId person = new PersonId(1);
    private int events;

    @BeforeEach
    void somebody() {
        person = persons.withPhone(new PhoneNumber("13985207735"), null);
    }

    @AfterEach
    void nothing_is_left() {
        jdbc.sql("delete from shared.scheduled_tasks where task_name = :name").param("name", taskName).update();
    }

    @Test
    void a_return_and_another_dispatch_within_half_an_hour_are_one_message() {
        var began = clock.instant();
        queue("RETURN", Pace.GATHERED);
        clock.goOn(Duration.ofMinutes(12));
        queue("DISPATCH", Pace.GATHERED);
        clock.goOn(Duration.ofMinutes(12));
        queue("SIGN", Pace.GATHERED);
        assertThat(states()).containsExactly("JOINED", "JOINED", "QUEUED");
        assertThat(lastText()).isEqualTo("SIGN。 在此之前：已退回重派、已派单。");
        assertThat(waits()).as("counted from the first, so that nothing waits for ever")
            .containsExactly(began.plus(longest));
        assertThat(timers()).as("the last one's own timer").contains(began.plus(longest));
    }

    @Test
    void the_answer_goes_at_once_and_takes_along_what_waits() {
        queue("SIGN", Pace.GATHERED);
        queue("ANSWER", Pace.WITH_EARLIER);
        assertThat(states()).containsExactly("JOINED", "QUEUED");
        assertThat(waits()).isEmpty();
        assertThat(lastText()).isEqualTo("ANSWER。 在此之前：已接单。");
    }

    @Test
    void what_went_already_is_not_told_again() {
        queue("DISPATCH", Pace.GATHERED);
        clock.goOn(longest);
        deliverAll();
        queue("SIGN", Pace.GATHERED);
        queue("ANSWER", Pace.WITH_EARLIER);
        assertThat(states()).containsExactly("SENT", "JOINED", "QUEUED");
        assertThat(lastText()).isEqualTo("ANSWER。 在此之前：已接单。");
    }

    @Test
    void the_receipt_and_what_is_urgent_go_at_once_and_alone() {
        queue("FILE", Pace.PROMPT);
        queue("ACCEPT", Pace.GATHERED);
        queue("STAFF", Pace.URGENT);
        assertThat(states()).containsExactly("QUEUED", "QUEUED", "QUEUED");
        assertThat(waits()).hasSize(1);
        assertThat(lastText()).isEqualTo("STAFF。");
    }

    @Test
    void an_installation_may_tell_each_step_by_itself() {
        longest = Duration.ZERO;
        queue("DISPATCH", Pace.GATHERED);
        queue("SIGN", Pace.GATHERED);
        assertThat(states()).containsExactly("QUEUED", "QUEUED");
        assertThat(waits()).isEmpty();
    }

    @Test
    void a_demo_waits_a_minute_at_most() {
        var now = clock.instant();
        assertThat(new Gathering(longest, true).until(Pace.GATHERED, now)).isEqualTo(now.plusSeconds(60));
        assertThat(new Gathering(Duration.ZERO, true).until(Pace.GATHERED, now)).isEqualTo(now);
    }

    @Test
    void an_afternoon_between_offices_rings_six_times_instead_of_fourteen() {
        queue("FILE", Pace.PROMPT);
        later(40, "ACCEPT");
        later(3, "DISPATCH");
        later(20, "SIGN");
        later(60, "RETURN");
        later(10, "DISPATCH");
        later(15, "SIGN");
        later(50, "HAND_DOWN");
        later(5, "DISPATCH");
        later(10, "SIGN");
        later(10, "START");
        later(90, "RESUME");
        clock.goOn(Duration.ofMinutes(20));
        queue("ANSWER", Pace.WITH_EARLIER);
        deliverAll();
        clock.goOn(Duration.ofMinutes(60));
        queue("CLOSE", Pace.WITH_EARLIER);
        deliverAll();
        assertThat(states().stream().filter("SENT"::equals)).hasSize(6);
        assertThat(states()).hasSize(14).allMatch(state -> "SENT".equals(state) || "JOINED".equals(state));
    }

    /** After some minutes, in which what is due goes out. */
    private void later(int minutes, String step) {
        for (int minute = 0; minute < minutes; minute++) {
            clock.goOn(Duration.ofMinutes(1));
            deliverDue();
        }
        queue(step, Pace.GATHERED);
    }

    private void queue(String step, Pace pace) {
        var task = DeliveryTimers.task(taskName, delivering);
        var scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), task)
            .tableName("shared.scheduled_tasks").build();
        new QueueingMessage(messages, scheduler, task, persons, vault, seals, byDay(),
            new Gathering(longest, false), joining, clock)
            .queue(new Envelope(subject + events++, person, null, Carrier.SMS, subject, null,
                new Letter(step, Map.of("number", subject), step + "。", null), null, pace));
    }

    private Disturbing byDay() {
        return new Disturbing(jdbc, clock, false) {
            @Override
            public QuietHours hours() {
                return new QuietHours(false, LocalTime.of(21, 0), LocalTime.of(7, 30));
            }
        };
    }

    private void deliverDue() {
        timed().forEach((id, at) -> {
            if (!at.isAfter(clock.instant())) {
                delivering.deliver(id);
            }
        });
    }

    private void deliverAll() {
        timed().keySet().forEach(delivering::deliver);
    }

    private Map<Long, Instant> timed() {
        var timed = new TreeMap<Long, Instant>();
        jdbc.sql("select task_instance, execution_time from shared.scheduled_tasks where task_name = :name")
            .param("name", taskName)
            .query((row, number) -> timed.put(Long.parseLong(row.getString("task_instance")),
                row.getObject("execution_time", OffsetDateTime.class).toInstant()))
            .list();
        return timed;
    }

    private List<Instant> timers() {
        return List.copyOf(timed().values());
    }

    private List<Instant> waits() {
        return jdbc.sql("""
                select next_attempt
                from notice.message
                where subject = :subject and state = 'QUEUED' and next_attempt is not null
                """)
            .param("subject", subject)
            .query((row, number) -> row.getObject("next_attempt", OffsetDateTime.class).toInstant()).list();
    }

    private List<String> states() {
        return jdbc.sql("select state from notice.message where subject = :subject order by id")
            .param("subject", subject)
            .query(String.class).list();
    }

    private String lastText() {
        return seals.open(
            jdbc.sql("select sealed from notice.message where subject = :subject order by id desc limit 1")
            .param("subject", subject).query(byte[].class).single()).text();
    }
}

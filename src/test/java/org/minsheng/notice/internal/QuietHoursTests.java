package org.minsheng.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minsheng.notice.internal.quiet.SettingQuietHours;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Nobody is woken for what can wait. */
class QuietHoursTests extends RunningServer {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final QuietHours NIGHT = new QuietHours(true, LocalTime.of(21, 0), LocalTime.of(7, 30));

    @Autowired
    MessageRepository messages;
    @Autowired
    Delivering delivering;
    @Autowired
    DataSource database;
    @Autowired
    JoiningLetters joining;
    @Autowired
    SettingQuietHours setting;
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

    @AfterEach
    void nothing_is_left() {
        jdbc.sql("delete from shared.scheduled_tasks where task_name = :name").param("name", taskName).update();
    }

    @Test
    void the_hours_may_span_midnight() {
        assertThat(NIGHT.until(at("2026-11-23T12:59:59Z"), SHANGHAI)).isEmpty();
        assertThat(NIGHT.until(at("2026-11-23T13:00:00Z"), SHANGHAI)).contains(at("2026-11-23T23:30:00Z"));
        assertThat(NIGHT.until(at("2026-11-23T18:00:00Z"), SHANGHAI)).contains(at("2026-11-23T23:30:00Z"));
        assertThat(NIGHT.until(at("2026-11-23T23:30:00Z"), SHANGHAI)).isEmpty();
        var noon = new QuietHours(true, LocalTime.of(12, 0), LocalTime.of(14, 0));
        assertThat(noon.until(at("2026-11-23T05:00:00Z"), SHANGHAI)).contains(at("2026-11-23T06:00:00Z"));
        assertThat(noon.until(at("2026-11-23T06:00:00Z"), SHANGHAI)).isEmpty();
        assertThat(new QuietHours(false, NIGHT.begins(), NIGHT.ends()).until(at("2026-11-23T18:00:00Z"), SHANGHAI))
            .isEmpty();
    }

    @Test
    void three_steps_of_one_night_are_told_as_one_in_the_morning() {
        clock.goOn(Duration.ofHours(8));
        var person = persons.withPhone(new PhoneNumber("13985207730"), null);
        queue("ACCEPT", "您反映的“路灯”已经受理。", person, false);
        queue("DISPATCH", "您反映的“路灯”已经交给物业办理。", person, false);
        queue("SIGN", "物业已经接单。", person, false);
        assertThat(states()).containsExactly("JOINED", "JOINED", "QUEUED");
        assertThat(jdbc.sql("select next_attempt from notice.message where subject = :subject and state = 'QUEUED'")
            .param("subject", subject).query(OffsetDateTime.class).single().toInstant())
            .isEqualTo(at("2026-11-23T23:30:00Z"));
        assertThat(lastText()).isEqualTo("物业已经接单。 在此之前：已受理、已派单。");
    }

    @Test
    void they_are_joined_in_the_language_of_the_reader() {
        clock.goOn(Duration.ofHours(8));
        var person = persons.withPhone(new PhoneNumber("13985207731"), null);
        persons.speaks(Viewer.SYSTEM, person, Locale.ENGLISH, true);
        queue("ACCEPT", "Accepted.", person, false);
        queue("SIGN", "Taken on.", person, false);
        assertThat(lastText()).isEqualTo("Taken on. Before that: Accepted.");
    }

    @Test
    void what_is_urgent_and_who_asked_for_it_are_told_at_once() {
        clock.goOn(Duration.ofHours(8));
        var person = persons.withPhone(new PhoneNumber("13985207732"), null);
        queue("SIGN_IN_CODE", "验证码", person, true);
        setting.tellAtOnce(Viewer.SYSTEM, person, true);
        queue("SIGN", "物业已经接单。", person, false);
        setting.tellAtOnce(Viewer.SYSTEM, person, false);
        assertThat(jdbc.sql("""
                select count(*)
                from notice.message
                where subject = :subject and next_attempt is null and state <> 'JOINED'
                """)
            .param("subject", subject).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void by_day_each_step_is_told_by_itself() {
        var person = persons.withPhone(new PhoneNumber("13985207733"), null);
        queue("ACCEPT", "您反映的“路灯”已经受理。", person, false);
        queue("SIGN", "物业已经接单。", person, false);
        assertThat(states()).doesNotContain("JOINED");
    }

    @Test
    void the_system_administrator_sets_the_hours_and_others_do_not() {
        var page = staffWindow(DESKTOP, "admin");
        page.navigate("/console/messages/quiet-hours");
        page.uncheck("input[name=active]");
        page.fill("input[name=begins]", "22:00");
        page.fill("input[name=ends]", "22:00");
        page.click("main >> text=保存");
        page.waitForLoadState();
        assertThat(page.textContent("main")).contains("不能是同一时间");
        page.fill("input[name=ends]", "0%d:15".formatted(1 + (int) (System.nanoTime() % 8)));
        page.click("main >> text=保存");
        page.waitForSelector(".flash");
        assertThat(page.textContent("main")).contains("不设免打扰时段");
        picture(page, "quiet-hours-1440");
        assertThat(client("clerk").get("/console/messages/quiet-hours").statusCode()).isEqualTo(403);
        assertThat(client("admin").post("/console/messages/quiet-hours", Map.of("begins", "25:00", "ends", "7"))
            .statusCode()).isEqualTo(422);
    }

    @Test
    void a_resident_chooses_the_language_of_messages() {
        var page = residentWindow(PHONE, "13985207734");
        page.navigate("/me/messages");
        page.check("input[value=en]");
        page.click("#choices button[type=submit]");
        page.waitForSelector(".flash");
        picture(page, "resident-messages-390");
        assertThat(persons.language(persons.byPhone(new PhoneNumber("13985207734")).orElseThrow()))
            .isEqualTo(Locale.ENGLISH);
    }

    private void queue(String step, String text, PersonId person, boolean urgent) {
        var task = DeliveryTimers.task(taskName, delivering);
        var scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), task)
            .tableName("shared.scheduled_tasks").build();
        new QueueingMessage(messages, scheduler, task, persons, vault, seals, night(),
            new Gathering(Duration.ofMinutes(30), false), joining, clock)
            .queue(new Envelope(subject + step, person, null, Carrier.SMS, subject, null,
                new Letter(step, Map.of("number", subject), text, null), null, urgent ? Pace.URGENT : Pace.PROMPT));
    }

    private Disturbing night() {
        return new Disturbing(jdbc, clock, false) {
            @Override
            public QuietHours hours() {
                return NIGHT;
            }
        };
    }

    private List<String> states() {
        return jdbc.sql("select state from notice.message where subject = :subject order by id")
            .param("subject", subject)
            .query(String.class).list();
    }

    private @Nullable String lastText() {
        return seals.open(
            jdbc.sql("select sealed from notice.message where subject = :subject order by id desc limit 1")
            .param("subject", subject).query(byte[].class).single()).text();
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}

package org.minsheng.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.AppealStepBatch;
import org.minsheng.appeal.FollowerStep;
import org.minsheng.appeal.ToldBy;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

class AppealStepTests extends RunningServer {

    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    Persons persons;
    @Autowired
    Seals seals;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;

    private final long appeal = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

    private record Told(String event, String channel, String template, byte[] sealed) {
    }

    @Test
    void the_reporter_is_told_each_step_once_in_plain_words() {
        publish(1, AppealAction.FILE, AppealState.FILED, ToldBy.SMS);
        publish(1, AppealAction.FILE, AppealState.FILED, ToldBy.SMS);
        publish(2, AppealAction.SIGN, AppealState.SIGNED, ToldBy.SMS);
        publish(3, AppealAction.NOTE, AppealState.SIGNED, ToldBy.SMS);
        publish(4, AppealAction.CLOSE, AppealState.CLOSED, ToldBy.SMS);
        assertThat(texts()).containsExactly(
            "您反映的“楼道灯不亮”已经收到，编号 520327-20261123-0009。最迟 11月26日 周四 18:00 给您答复。",
            "承办单位已经接单，正在为您办“楼道灯不亮”。最迟 11月26日 周四 18:00 给您答复。",
            "您反映的“楼道灯不亮”已经办结。如果还没解决，可以打开链接要求再办。 在此之前：已接单。");
        assertThat(told().getFirst().event()).isEqualTo("appeal-step:" + (appeal + 1));
    }

    @Test
    void a_refusal_says_why_and_who_can_help_however_long_the_reason_is() {
        publish(step(1, AppealAction.REFUSE, AppealState.REFUSED, ToldBy.SMS, reporter(),
            "产权纠纷由法院裁决，".repeat(12) + "\n可以到县不动产登记中心一楼问"));
        assertThat(texts()).singleElement().asString().contains("产权纠纷由法院裁决", "…", "可以到县不动产登记中心一楼问");
    }

    @Test
    void nobody_is_told_of_an_appeal_without_a_reporter() {
        publish(step(1, AppealAction.FILE, AppealState.FILED, ToldBy.SMS, null));
        assertThat(told()).isEmpty();
    }

    @Test
    void a_step_that_is_told_after_its_reporter_was_erased_writes_to_nobody() {
        var person = persons.withPhone(new PhoneNumber("19" + "%09d".formatted(appeal % 1_000_000_000)), null);
        var staff = new Viewer(new AccountId(9_000_001), "王永芳", null, List.of());
        transaction.executeWithoutResult(status -> persons.erase(staff, person, "本人申请"));
        publish(step(1, AppealAction.WITHDRAW, AppealState.WITHDRAWN, ToldBy.SMS, person));
        assertThat(told()).isEmpty();
    }

    @Test
    void who_looks_at_the_page_gets_no_message_but_a_line_in_the_ledger() {
        publish(1, AppealAction.FILE, AppealState.FILED, ToldBy.PAGE);
        assertThat(told()).extracting(Told::channel).containsExactly("NONE");
    }

    @Test
    void who_met_the_same_is_told_each_step_without_what_was_said_to_the_reporter() {
        var step = step(1, AppealAction.CLOSE, AppealState.CLOSED, ToldBy.PAGE, reporter());
        var neighbour = persons.withPhone(new PhoneNumber("13985200004"), null);
        events.publishEvent(new FollowerStep(step, neighbour, ToldBy.SMS, "楼道灯不亮", "/s/token"));
        events.publishEvent(new FollowerStep(step, neighbour, ToldBy.SMS, "楼道灯不亮", "/s/token"));
        assertThat(told()).extracting(Told::channel).containsExactly("SMS");
        assertThat(texts()).singleElement().asString().contains("楼道灯不亮").doesNotContain("灯泡已经换了新的");
    }

    @Test
    void steps_of_many_are_told_together_each_to_its_own_reporter() {
        var other = persons.withPhone(new PhoneNumber("13985200005"), null);
        events.publishEvent(new AppealStepBatch(List.of(step(1, AppealAction.FILE,
            AppealState.FILED, ToldBy.SMS, reporter()),
            step(2, AppealAction.FILE, AppealState.FILED, ToldBy.PAGE, other),
            step(3, AppealAction.NOTE, AppealState.FILED, ToldBy.SMS, other))));
        assertThat(told()).extracting(Told::event, Told::channel)
            .containsExactly(tuple("appeal-step:" + (appeal + 1), "SMS"), tuple("appeal-step:" + (appeal + 2), "NONE"));
    }

    @Test
    void who_cannot_be_reached_in_wechat_gets_a_short_message_instead() {
        publish(1, AppealAction.FILE, AppealState.FILED, ToldBy.WECHAT);
        await().until(() -> told().size() >= 2);
        assertThat(told()).extracting(Told::channel).containsExactly("WECHAT", "SMS");
    }

    @Test
    void who_has_it_now_may_wait_and_what_the_reporter_asked_for_does_not() {
        int number = 1;
        for (var action : AppealAction.values()) {
            publish(number++, action, AppealState.IN_HANDLING, ToldBy.SMS);
            boolean told = !AppealSteps.UNTOLD.contains(action);
            if (told) {
                var waits = jdbc.sql("""
                        select state = 'QUEUED' and next_attempt is not null
                        from notice.message
                        where event = :event
                        """)
                    .param("event", "appeal-step:" + (appeal + number - 1)).query(Boolean.class).single();
                assertThat(waits).as(action.name()).isEqualTo(AppealSteps.MOVES.contains(action));
            }
        }
        assertThat(AppealSteps.MOVES).doesNotContain(AppealAction.FILE, AppealAction.REFUSE, AppealAction.ANSWER,
            AppealAction.EXTEND, AppealAction.RISE, AppealAction.DELIBERATE, AppealAction.REOPEN,
            AppealAction.CLOSE, AppealAction.WITHDRAW, AppealAction.MERGE);
    }

    @Test
    void there_are_words_for_every_step() {
        int number = 1;
        for (var action : AppealAction.values()) {
            publish(number++, action, AppealState.IN_HANDLING, ToldBy.PAGE);
        }
        assertThat(texts()).hasSize(AppealAction.values().length - AppealSteps.UNTOLD.size())
            .noneMatch(text -> text.contains("{") || text.contains("notice."));
    }

    private void publish(int number, AppealAction action, AppealState to, ToldBy toldBy) {
        publish(step(number, action, to, toldBy, reporter()));
    }

    private void publish(AppealStep step) {
        events.publishEvent(new AppealStepBatch(List.of(step)));
    }

    private PersonId reporter() {
        return persons.withPhone(new PhoneNumber("13985200003"), null);
    }

    private AppealStep step(int number, AppealAction action, AppealState to, ToldBy toldBy,
                            @Nullable PersonId reporter) {
        return step(number, action, to, toldBy, reporter, "灯泡已经换了新的。");
    }

    private AppealStep step(int number, AppealAction action, AppealState to, ToldBy toldBy,
                            @Nullable PersonId reporter, String note) {
        return new AppealStep(appeal + number, new AppealId(appeal), "520327-20261123-0009", "楼道灯不亮", "token",
            new AreaCode("5203270010030001"), action, null, to, Tier.COMPOUND, reporter, toldBy, null,
            Instant.parse("2026-11-26T10:00:00Z"), note, "account:1", clock.instant());
    }

    private List<Told> told() {
        return jdbc.sql("""
                select event, channel, template, sealed
                from notice.message
                where subject = :subject
                order by id
                """)
            .param("subject", "appeal:" + appeal).query(Told.class).list();
    }

    private List<String> texts() {
        return told().stream().map(told -> Objects.requireNonNull(seals.open(told.sealed())).text()).toList();
    }
}

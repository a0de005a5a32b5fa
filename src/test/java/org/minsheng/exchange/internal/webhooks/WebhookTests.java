package org.minsheng.exchange.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.LedgerPageSealed;
import org.minsheng.appeal.ToldBy;
import org.minsheng.exchange.internal.ExchangeFixture;
import org.minsheng.exchange.internal.Receiver;
import org.minsheng.exchange.internal.Signature;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Other systems hear of steps, can trust what they hear, and can hear it again. */
class WebhookTests extends ExchangeFixture {

    private static final String AREA = "520329001001";

    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    DeliveryBook deliveries;
    @Autowired
    SubscriptionBook subscriptions;
    @Autowired
    TransactionTemplate transactions;

    private final long appeal = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    private final Receiver receiver = new Receiver(request -> new Receiver.Reply(200, ""));
    private Opened system = new Opened(new org.minsheng.shared.AccountId(0), "");
    private String secret = "";
    private long subscription;

    @BeforeEach
    void subscribe() {
        system = integration("余庆大屏 " + appeal, 0, "520329", "appeals:read");
        var answer = client("admin").post("/console/exchange/webhooks",
            Map.of("integration", id(), "url", receiver.url() + "/hook",
                "area", AREA, "actions", "ANSWER", "requestKey", UUID.randomUUID().toString()));
        assertThat(answer.statusCode()).isEqualTo(200);
        secret = answer.body().replaceAll("(?s).*<code id=\"secret\">([^<]+)<.*", "$1");
        subscription = jdbc.sql("select id from exchange.subscription where integration = :id")
            .param("id", system.account().value())
            .query(Long.class).single();
    }

    @AfterEach
    void close() {
        jdbc.sql("update exchange.subscription set ended_at = now() where id = :id").param("id", subscription).update();
        receiver.close();
    }

    @Test
    void a_step_in_the_area_is_told_once_signed_and_without_personal_data() {
        publish(1, AppealAction.ANSWER, AREA + "0001");
        publish(1, AppealAction.ANSWER, AREA + "0001");
        publish(2, AppealAction.SIGN, AREA + "0001");
        publish(3, AppealAction.ANSWER, "520327001003");
        await("the delivery", () -> states().equals(List.of(WebhookState.SENT)));
        assertThat(receiver.received).hasSize(1);
        var told = receiver.received.getFirst();
        assertThat(told.header("Minsheng-Event")).isEqualTo("appeal.ANSWER");
        assertThat(UUID.fromString(told.header("Minsheng-Delivery"))).isNotNull();
        long second = Long.parseLong(told.header("Minsheng-Timestamp"));
        assertThat(told.header("Minsheng-Signature")).isEqualTo(Signature.of(secret, second, told.body()));
        assertThat(told.body()).contains("\"place\":\"" + AREA + "\"").contains("520329-20261123-0009")
            .contains("\"action\":\"ANSWER\"")
            .doesNotContain("楼道灯").doesNotContain("灯泡").doesNotContain("13985200003")
            .doesNotContain("token-of-reporter").doesNotContain("0001\"");
    }

    @Test
    void each_sealed_page_of_the_ledger_is_told_once_signed_to_whoever_wants_pages_and_to_nobody_else() {
        var answer = client("admin").post("/console/exchange/webhooks",
            Map.of("integration", id(), "url", receiver.url() + "/pages",
                "area", AREA, "pages", "1", "requestKey", UUID.randomUUID().toString()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var key = answer.body().replaceAll("(?s).*<code id=\"secret\">([^<]+)<.*", "$1");
        int number = ThreadLocalRandom.current().nextInt(1_000_000, 1_000_000_000);
        var page = new LedgerPageSealed(number, LocalDate.of(2026, 11, 24), 312, "aa".repeat(32),
            "bb".repeat(32), "cc".repeat(32));
        for (int time = 0; time < 2; time++) {
            transactions.executeWithoutResult(status -> events.publishEvent(page));
        }
        await("the page", () -> receiver.received.stream().anyMatch(one -> one.path().equals("/pages")));
        var told = receiver.received.getFirst();
        assertThat(receiver.received).hasSize(1);
        assertThat(told.header("Minsheng-Event")).isEqualTo("ledger.page");
        assertThat(told.header("Minsheng-Signature"))
            .isEqualTo(Signature.of(key, Long.parseLong(told.header("Minsheng-Timestamp")), told.body()));
        assertThat(told.body()).contains("\"number\":" + number, "\"day\":\"2026-11-24\"",
            "\"hash\":\"" + "cc".repeat(32), "aa".repeat(32));
        long pages = jdbc.sql("select max(id) from exchange.subscription where integration = :id")
            .param("id", system.account().value())
            .query(Long.class).single();
        assertThat(client("admin").get("/console/exchange/webhooks/" + pages).body())
            .contains(Integer.toString(number), "台账页");
        jdbc.sql("update exchange.subscription set ended_at = now() where id = :id").param("id", pages).update();
    }

    @Test
    void what_does_not_arrive_is_sent_again_under_the_same_id() {
        var failures = new java.util.concurrent.atomic.AtomicInteger();
        receiver.answer(request -> {
            failures.incrementAndGet();
            return new Receiver.Reply(500, "");
        });
        publish(1, AppealAction.ANSWER, AREA);
        await("the first attempt", () -> states().equals(List.of(WebhookState.FAILED)));
        receiver.answer(request -> new Receiver.Reply(204, ""));
        jdbc.sql("update shared.scheduled_tasks set execution_time = now() where task_name = 'exchange-webhook'")
            .update();
        await("the second attempt", () -> states().equals(List.of(WebhookState.SENT)));
        assertThat(receiver.received).extracting(one -> one.header("Minsheng-Delivery"))
            .hasSize(failures.get() + 1)
            .containsOnly(receiver.received.getFirst().header("Minsheng-Delivery"));
    }

    @Test
    void a_receiver_that_fails_too_often_is_switched_off_the_administrator_is_told_and_nothing_is_lost() {
        receiver.answer(request -> new Receiver.Reply(0, ""));
        jdbc.sql("update exchange.subscription set failures = :most where id = :id")
            .param("most", SendingWebhook.MOST_FAILURES - 1).param("id", subscription).update();
        publish(1, AppealAction.ANSWER, AREA);
        await("switched off", () -> subscriptions.byId(subscription).orElseThrow().disabledAt() != null);
        publish(2, AppealAction.ANSWER, AREA);
        await("both wait", () -> states().equals(List.of(WebhookState.HELD, WebhookState.HELD)));
        await("the notice", () -> client("admin").get("/console/notices").body().contains(receiver.url()));
        receiver.answer(request -> new Receiver.Reply(200, ""));
        assertThat(client("admin").post(path() + "/resumption", Map.of()).statusCode()).isEqualTo(303);
        await("both sent", () -> states().equals(List.of(WebhookState.SENT, WebhookState.SENT)));
    }

    @Test
    void deliveries_are_sent_again_one_by_one_and_since_a_time() {
        publish(1, AppealAction.ANSWER, AREA);
        publish(2, AppealAction.ANSWER, AREA);
        await("both sent", () -> receiver.received.size() == 2
            && states().equals(List.of(WebhookState.SENT, WebhookState.SENT)));
        long first = deliveries.of(subscription, null, null, 10).rows().getLast().id();
        client("admin").post(path() + "/deliveries/" + first + "/replays", Map.of());
        await("one again", () -> receiver.received.size() == 3
            && states().equals(List.of(WebhookState.SENT, WebhookState.SENT)));
        assertThat(client("admin").post(path() + "/replays", Map.of("since", "yesterday")).statusCode()).isEqualTo(422);
        client("admin").post(path() + "/replays", Map.of("since", "2026-01-01T00:00"));
        await("all again", () -> receiver.received.size() == 5);
        assertThat(receiver.received.stream().map(one -> one.header("Minsheng-Delivery")).distinct()).hasSize(2);
    }

    @Test
    void nothing_is_sent_for_a_system_whose_token_was_revoked() {
        jdbc.sql("update account.integration set revoked_at = now() where account = :id")
            .param("id", system.account().value()).update();
        publish(1, AppealAction.ANSWER, AREA);
        await("given up", () -> states().equals(List.of(WebhookState.GIVEN_UP)));
        assertThat(receiver.received).isEmpty();
    }

    @Test
    void a_subscription_stays_within_what_the_system_may_see_and_within_the_rules_for_addresses() {
        assertThat(refused("https://example.invalid/", AREA, "ANSWER")).contains("找不到这个网址的主机");
        assertThat(refused("http://8.8.8.8/", AREA, "ANSWER")).contains("只能使用 https");
        assertThat(refused("https://192.168.0.1/", AREA, "ANSWER")).contains("内部网络");
        assertThat(refused(receiver.url(), "520327", "ANSWER")).contains("超出了该系统");
        assertThat(refused(receiver.url(), AREA, "NOTE")).contains("至少选择一个步骤");
        assertThat(client("security").get("/console/exchange/webhooks").statusCode()).isEqualTo(403);
    }

    private String refused(String url, String area, String action) {
        var answer = client("admin").post("/console/exchange/webhooks",
            Map.of("integration", id(), "url", url, "area", area,
                "actions", action, "requestKey", UUID.randomUUID().toString()));
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private String id() {
        return Long.toString(system.account().value());
    }

    private String path() {
        return "/console/exchange/webhooks/" + subscription;
    }

    private List<WebhookState> states() {
        return deliveries.of(subscription, null, null, 50).rows().stream().map(Delivery::state).toList();
    }

    private void publish(int number, AppealAction action, String place) {
        events.publishEvent(new AppealStep(appeal + number, new AppealId(appeal), "520329-20261123-0009",
            "楼道灯不亮", "token-of-reporter", new AreaCode(place), action, AppealState.SIGNED, AppealState.ANSWERED,
            Tier.COMPOUND, null, ToldBy.PAGE, new OrganisationId(7), Instant.parse("2026-11-26T10:00:00Z"), "灯泡已经换了新的。",
            "account:1", Instant.now()));
    }
}

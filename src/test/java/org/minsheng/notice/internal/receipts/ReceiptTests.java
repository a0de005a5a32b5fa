package org.minsheng.notice.internal.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minsheng.notice.Notices;
import org.minsheng.notice.internal.Carrier;
import org.minsheng.notice.internal.Envelope;
import org.minsheng.notice.internal.Letter;
import org.minsheng.notice.internal.QueueingMessage;
import org.minsheng.notice.internal.SmsSettings;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** What the gateway reports about messages, and the people whom none reached. */
class ReceiptTests extends RunningServer {

    @Autowired
    QueueingMessage queueing;
    @Autowired
    Persons persons;
    @Autowired
    SmsSettings settings;
    @Autowired
    Notices notices;

    private final String number = "520327-20261123-" + UUID.randomUUID();

    @Test
    void several_receipts_at_once_change_their_messages_and_repeats_nothing() {
        var one = sent("13985207710", "FILE");
        var two = sent("13985207710", "ACCEPT");
        var body = receipts(delivered(one, "2026-11-23T06:00:05Z"), undelivered(two),
            delivered(UUID.randomUUID().toString(), ""), "{\"id\":7}");
        assertThat(post(body)).startsWith("200").contains("\"taken\":2").contains("\"ignored\":2");
        assertThat(states()).containsExactly("DELIVERED", "GIVEN_UP");
        assertThat(jdbc.sql("select arrived from notice.message where key = :key").param("key", UUID.fromString(one))
            .query(java.time.OffsetDateTime.class).single().toInstant())
            .isEqualTo(Instant.parse("2026-11-23T06:00:05Z"));
        assertThat(post(body)).contains("\"taken\":0");
        assertThat(jdbc.sql("""
                select count(*)
                from notice.attempt a
                join notice.message m on m.id = a.message
                where m.key = :key
                """)
            .param("key", UUID.fromString(two)).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void a_wrong_signature_an_old_time_and_nonsense_change_nothing() {
        var body = receipts(undelivered(sent("13985207711", "FILE")));
        var now = Long.toString(Instant.now().getEpochSecond());
        assertThat(post(body, now, "guessed")).startsWith("401");
        var old = Long.toString(Instant.now().minusSeconds(700).getEpochSecond());
        assertThat(post(body, old, settings.signature(old, body))).startsWith("401");
        assertThat(post(body, "", "")).startsWith("401");
        assertThat(post("nonsense")).startsWith("400");
        assertThat(post("{\"receipts\":{}}")).startsWith("400");
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void who_has_linked_wechat_gets_there_what_the_phone_did_not() {
        var person = persons.withPhone(new PhoneNumber("13985207712"), null);
        notices.linkWeChat(Viewer.SYSTEM, person, "o-" + UUID.randomUUID());
        jdbc.sql("""
                insert into notice.wechat_consent (person, scene, given)
                values (:person, 1, now())
                on conflict (person, scene) do update
                set used = null
                """)
            .param("person", person.value()).update();
        post(receipts(undelivered(sent("13985207712", "FILE"))));
        assertThat(jdbc.sql("select channel from notice.message where number = :number order by id")
            .param("number", number)
            .query(String.class).list()).containsExactly("SMS", "WECHAT");
        assertThat(client("clerk").get("/console/messages/unreached").body()).doesNotContain(number);
    }

    @Test
    void a_desk_calls_whom_no_message_reached() {
        post(receipts(undelivered(sent("13985207713", "FILE")), undelivered(sent("13985207713", "ACCEPT"))));
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/messages/unreached");
        var row = "tr:has-text('" + number + "')";
        while (page.locator(row).count() == 0 && page.locator("a[rel=next]").count() > 0) {
            page.click("a[rel=next]");
            page.waitForLoadState();
        }
        assertThat(page.textContent(row)).contains("139****7713").contains("关机").contains("还有 1 条");
        picture(page, "unreached-1440");
        page.click(row + " >> text=无人接听");
        page.waitForLoadState();
        assertThat(page.textContent(row)).contains("无人接听");
        page.click(row + " >> text=已电话告知");
        page.waitForLoadState();
        assertThat(page.textContent("main")).contains("已记下").doesNotContain(number);
        assertThat(client("yingfu-clerk").get("/console/messages/unreached").body()).doesNotContain(number);
        var phone = staffWindow(PHONE, "clerk");
        post(receipts(undelivered(sent("13985207713", "DISPATCH"))));
        phone.navigate("/console/messages/unreached");
        picture(phone, "unreached-390");
    }

    @Test
    void a_later_message_that_went_through_needs_no_call() {
        post(receipts(undelivered(sent("13985207714", "FILE"))));
        assertThat(client("clerk").get("/console/messages/unreached").body()).contains(number);
        sent("13985207714", "ACCEPT");
        assertThat(client("clerk").get("/console/messages/unreached").body()).doesNotContain(number);
    }

    private String sent(String phone, String step) {
        var event = number + step;
        queueing.queue(new Envelope(event, persons.withPhone(new PhoneNumber(phone), null), null,
            Carrier.SMS, "test:" + number, new AreaCode("520327001003"),
            new Letter(step, Map.of("number", number), "您反映的事有进展了。", "/t/x"), null));
        await(event);
        return one("key", event);
    }

    private void await(String event) {
        Awaitility.await().until(() -> one("state", event), "SENT"::equals);
    }

    private String one(String column, String event) {
        return jdbc.sql("select " + column + "::text from notice.message where event = :event").param("event", event)
            .query(String.class).single();
    }

    private List<String> states() {
        return jdbc.sql("select state from notice.message where number = :number order by id").param("number", number)
            .query(String.class).list();
    }

    private static String delivered(String id, String at) {
        return "{\"id\":\"%s\",\"state\":\"DELIVERED\",\"at\":\"%s\"}".formatted(id, at);
    }

    private static String undelivered(String id) {
        return "{\"id\":\"%s\",\"state\":\"UNDELIVERED\",\"code\":\"OFF\",\"message\":\"关机\"}".formatted(id);
    }

    private static String receipts(String... lines) {
        return "{\"receipts\":[" + String.join(",", lines) + "]}";
    }

    private String post(String body) {
        var now = Long.toString(Instant.now().getEpochSecond());
        return post(body, now, settings.signature(now, body));
    }

    private String post(String body, String time, String signature) {
        var answer = anybody().with("X-Timestamp", time).with("X-Signature", signature)
            .send("POST", "/api/notice/receipts", "application/json", body);
        return answer.statusCode() + " " + answer.body();
    }
}

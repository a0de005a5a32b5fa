package org.minsheng.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minsheng.account.SignInCodeIssued;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class OutboxStories extends RunningServer {

    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    QueueingMessage queueing;
    @Autowired
    MessageRepository messages;
    @Autowired
    Persons persons;
    @Autowired
    Clock clock;

    @Test
    void a_visitor_of_the_demo_reads_the_code_that_would_have_gone_to_the_phone() {
        events.publishEvent(new SignInCodeIssued(new PhoneNumber("13885266123"), "402917",
            Duration.ofMinutes(5), clock.instant()));
        told("520327001003", "FILE",
            "您反映的“3 栋 2 单元楼道灯不亮”已经收到，编号 520327-20261123-0007。体育场社区会在 11月25日 周三 14:00 前告诉您由谁来办。");
        var page = window(PHONE);
        for (int look = 0; look < 240 && !page.content().contains("402917"); look++) {
            page.waitForTimeout(250);
            page.navigate("/outbox");
        }
        assertThat(page.textContent("main")).contains("402917").contains("138****6123").doesNotContain("13885266123");
        picture(page, "outbox-390");
        var wide = window(DESKTOP);
        wide.navigate("/outbox");
        picture(wide, "outbox-1440");
    }

    @Test
    void a_clerk_sees_the_deliveries_of_the_own_area_and_sends_a_lost_one_again() {
        var event = told("520327001003", "DISPATCH", "您反映的事已经交给凤凰苑物业服务中心。");
        var elsewhere = told("520328004901", "DISPATCH", "您反映的事已经交给茗城峰景物业服务中心。");
        settled(event);
        jdbc.sql("update notice.message set state = 'GIVEN_UP', answer = '200 BLOCKED 黑名单' where event = :event")
            .param("event", event).update();
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/messages?about=n-" + event);
        assertThat(page.textContent("#list")).contains("没有送到").contains("BLOCKED").contains("139****0002")
            .doesNotContain("13985200002");
        picture(page, "messages-1440");
        page.click("summary:has-text('重发'), button:has-text('重发')");
        page.click("form[action$=delivery] button[type=submit]");
        PlaywrightAssertions.assertThat(page.locator("body")).containsText("已重新排队");
        settled(event);
        page.navigate("/console/messages?about=n-" + elsewhere);
        assertThat(page.textContent("#list")).contains("没有符合条件的消息");
        page.navigate("/console/messages?state=SENT&channel=SMS");
        picture(page, "messages-sent-1440");
        var fragment = client("clerk").get("/console/messages/of/" + "test:" + event);
        assertThat(fragment.body()).contains("139****0002").contains("已发出");
        assertThat(client("yingfu-clerk").get("/console/messages/of/test:" + event).body())
            .doesNotContain("139****0002");
    }

    private String told(String area, String step, String text) {
        var event = UUID.randomUUID().toString();
        queueing.queue(new Envelope(event, persons.withPhone(new PhoneNumber("13985200002"), null), null,
            Carrier.SMS, "test:" + event, new AreaCode(area),
            new Letter(step, Map.of("number", "n-" + event), text, "/t/" + event), null));
        return event;
    }

    private void settled(String event) {
        await().until(() -> state(event), "SENT"::equals);
    }

    private String state(String event) {
        return jdbc.sql("select state from notice.message where event = :event").param("event", event)
            .query(String.class).single();
    }
}

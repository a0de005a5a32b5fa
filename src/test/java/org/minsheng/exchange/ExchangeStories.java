package org.minsheng.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.ToldBy;
import org.minsheng.exchange.internal.ExchangeFixture;
import org.minsheng.exchange.internal.Receiver;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Tier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** The system administrator connects other systems, sees what goes to and fro, and sends again what did not arrive. */
class ExchangeStories extends ExchangeFixture {

    private static final String AREA = "520329001002";

    @Autowired
    ApplicationEventPublisher events;

    private final long appeal = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);

    @Test
    void an_administrator_adds_a_peer_and_a_subscription_and_sends_a_delivery_again() {
        integration("余庆县 12345 " + appeal, 0, AREA, "workorders:read", "workorders:write", "appeals:read");
        try (var receiver = new Receiver(request -> new Receiver.Reply(200, "{}"))) {
            var admin = staffWindow(DESKTOP, "admin");
            peer(admin, receiver.url());
            subscription(admin, receiver.url());
            delivery(admin, receiver);
            service(admin);
            admin.context().close();
            onAPhone();
        }
    }

    private void peer(Page admin, String url) {
        admin.navigate("/console/exchange/peers");
        admin.fill("input[name=name]", "余庆县政务热线");
        admin.fill("input[name=url]", "http://192.168.7.7/orders");
        admin.fill("input[name=secret]", "their-token");
        option(admin);
        submit(admin, "form[action='/console/exchange/peers']");
        assertThat(admin.locator("main")).containsText("只能使用 https");
        picture(admin, "exchange-peer-wrong");
        admin.fill("input[name=url]", url);
        admin.fill("input[name=secret]", "their-token");
        submit(admin, "form[action='/console/exchange/peers']");
        assertThat(admin.locator("main")).containsText("已开始交换");
        assertThat(admin.locator("table")).containsText(url);
        assertThat(admin.locator("body")).not().containsText("their-token");
        picture(admin, "exchange-peers");
        admin.navigate("/console/exchange");
        assertThat(admin).hasURL(base() + "/console/exchange/orders");
        assertThat(admin.locator("main")).containsText("没有卡住的工单");
    }

    private void subscription(Page admin, String url) {
        admin.navigate("/console/exchange/webhooks");
        option(admin);
        admin.fill("input[name=url]", url + "/hook");
        submit(admin, "form[action='/console/exchange/webhooks']");
        assertThat(admin.locator("#secret")).containsText("whs_");
        picture(admin, "exchange-webhooks");
    }

    private void delivery(Page admin, Receiver receiver) {
        for (int number = 1; number < 4; number++) {
            step(number);
        }
        await("three deliveries", () -> hooked(receiver) >= 3);
        admin.navigate("/console/exchange/webhooks");
        admin.locator("table tbody tr", new Page.LocatorOptions().setHasText("余庆县 12345 " + appeal))
            .locator("a").click();
        assertThat(admin.locator("table tbody tr")).hasCount(3);
        long before = hooked(receiver);
        admin.locator("table tbody tr").first().locator("button").click();
        assertThat(admin.locator("main")).containsText("已重新排队");
        await("sent again", () -> hooked(receiver) > before);
        long once = hooked(receiver);
        admin.fill("input[name=since]", "2026-01-01T08:00");
        submit(admin, "form[action$='/replays']:has(input[name=since])");
        assertThat(admin.locator("main")).containsText("条推送已重新排队");
        await("all sent again", () -> hooked(receiver) >= once + 2);
        admin.reload();
        picture(admin, "exchange-webhook");
        onPhone(admin, "exchange-webhook-390");
        admin.locator("button:has(+ dialog#end)").click();
        admin.locator("dialog#end button[type=submit]").click();
        assertThat(admin.locator("main")).containsText("订阅已取消");
    }

    private static long hooked(Receiver receiver) {
        return receiver.received.stream().filter(one -> one.path().equals("/hook")).count();
    }

    private void service(Page admin) {
        admin.navigate("/console/exchange/services");
        picture(admin, "exchange-services");
        onPhone(admin, "exchange-services-390");
        admin.locator("table tbody a").last().click();
        admin.fill("input[name=code]", "SINCE");
        admin.fill("input[name=descriptionZh]", "从什么时候开始");
        admin.fill("input[name=descriptionEn]", "Since when");
        admin.selectOption("select[name=datatype]", "SINGLEVALUELIST");
        submit(admin, "#attribute");
        assertThat(admin.locator("main")).containsText("请至少填写一个选项");
        admin.fill("textarea[name=options]", "today=今天\nweek=一周内");
        submit(admin, "#attribute");
        assertThat(admin.locator("table")).containsText("week = 一周内");
        picture(admin, "exchange-service");
        onPhone(admin, "exchange-service-390");
        admin.locator("form[action$='/removal'] button").first().click();
        assertThat(admin.locator("main")).containsText("已去掉");
    }

    private void onAPhone() {
        var phone = staffWindow(PHONE, "admin");
        phone.navigate("/console/exchange/peers");
        picture(phone, "exchange-peers-phone");
        phone.locator("table tbody tr", new Page.LocatorOptions().setHasText("余庆县政务热线")).first()
            .locator("button:has(+ dialog)").click();
        phone.locator("dialog[open] button[type=submit]").click();
        assertThat(phone.locator("main")).containsText("已停止交换");
        phone.navigate("/console/exchange/orders?view=all");
        picture(phone, "exchange-orders-phone");
        phone.navigate("/console/exchange/webhooks");
        picture(phone, "exchange-webhooks-phone");
        phone.navigate("/developers");
        picture(phone, "developers-phone");
        phone.context().close();
    }

    private void option(Page admin) {
        var choice = admin.locator("select[name=integration] option",
            new Page.LocatorOptions().setHasText("余庆县 12345 " + appeal));
        admin.selectOption("select[name=integration]", choice.getAttribute("value"));
    }

    private static void submit(Page page, String form) {
        page.locator(form).locator("button[type=submit]").last().click(new Locator.ClickOptions());
    }

    private void step(int number) {
        events.publishEvent(new AppealStep(appeal + number, new AppealId(appeal),
            "520329-20261123-0017", "井盖松动", "token", new AreaCode(AREA), AppealAction.ANSWER, AppealState.SIGNED,
            AppealState.ANSWERED, Tier.COMPOUND, null, ToldBy.PAGE, new OrganisationId(7),
            Instant.parse("2026-11-26T10:00:00Z"), "已经固定。", "account:1", Instant.now()));
    }
}

package org.minsheng.points.internal.counter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsTown;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The 阳光储蓄积分超市: reserved on a phone, handed out at the counter, redeemed through a network gap, taken back, counted.
 */
class CounterStories extends RunningServer {

    private static final AreaCode PLACE = new AreaCode("520327001003");

    @Autowired
    private PointsTown town;
    @Autowired
    private Holders holders;

    private Holder customer(String phone, int points) {
        var holder = holders.person(town.person(phone), PLACE);
        town.give(holder, points, Instant.now());
        return holder;
    }

    private long shop() {
        return jdbc.sql("select id from points.shop where area = :area and closed_at is null order by id limit 1")
            .param("area", PLACE.value())
            .query(Long.class).single();
    }

    private int redemptions(Holder holder) {
        return jdbc.sql("select count(*) from points.redemption where holder = :id").param("id", holder.id().value())
            .query(Integer.class).single();
    }

    @Test
    void somebody_reserves_on_the_phone_and_fetches_with_a_code() {
        var phone = PointsTown.phone();
        var holder = customer(phone, 60);
        var resident = residentWindow(PHONE, phone);
        resident.navigate("/points/shops/" + shop());
        picture(resident, "shop-prices-390");
        resident.navigate("/me/points/shops/" + shop());
        more(resident, "食盐").click();
        more(resident, "食盐").click();
        assertThat(resident.locator("[data-total-of]")).containsText("4");
        picture(resident, "shop-mine-390");
        main(resident).locator("form[action$='/reservations'] button[type=submit]").click();
        assertThat(main(resident)).containsText("取货码");
        picture(resident, "shop-reservation-390");
        var code = main(resident).locator(".code-large").textContent().replace(" ", "").strip();

        var keeper = staffWindow(PHONE, "keeper");
        keeper.navigate("/console");
        picture(keeper, "counter-start-390");
        keeper.navigate("/console/counter");
        picture(keeper, "counter-390");
        keeper.fill("#f-q", code);
        main(keeper).locator(".counter-find button[type=submit]").click();
        picture(keeper, "counter-basket-390");
        main(keeper).getByText("取货 " + code).click();
        assertThat(main(keeper)).containsText("兑换成功");
        assertThat(main(keeper)).containsText("还剩56 分");
        picture(keeper, "counter-slip-390");
        keeper.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(main(keeper).locator("[data-print]")).isHidden();
        picture(keeper, "counter-slip-printed-390");
        keeper.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(redemptions(holder)).isEqualTo(1);
        resident.reload();
        assertThat(main(resident)).containsText("已取货");
        resident.navigate("/me/points");
        assertThat(main(resident).locator(".qr svg, .qr img").first()).isVisible();
        picture(resident, "points-card-390");
        keeper.navigate("/console/counter/scans/"
            + jdbc.sql("select token from points.holder where id = :id").param("id", holder.id().value())
            .query(String.class).single());
        assertThat(main(keeper)).containsText("56");
        assertThat(keeper).hasURL(java.util.regex.Pattern.compile(".*/console/counter/\\d+/" + holder.id().value()));
        picture(keeper, "counter-scanned-390");
        keeper.navigate("/console/counter/scans/nobody-has-this-one-000");
        assertThat(keeper.locator(".flash")).isVisible();
    }

    @Test
    void a_gap_in_the_network_never_spends_twice() {
        var phone = PointsTown.phone();
        var holder = customer(phone, 30);
        var keeper = staffWindow(PHONE, "keeper");
        keeper.navigate("/console/counter?q=" + phone);
        more(keeper, "肥皂").click();
        var lost = new AtomicInteger();
        keeper.route("**/redemptions", route -> lose(route, lost));
        main(keeper).getByText("确认兑换").click();
        assertThat(keeper.locator("#sending")).containsText("网络不通");
        picture(keeper, "counter-gap-390");
        keeper.waitForURL("**/slips/*");
        assertThat(main(keeper)).containsText("兑换成功");
        assertThat(lost.get()).as("the first request never arrived, of the second only the answer was lost")
            .isEqualTo(3);
        assertThat(redemptions(holder)).isEqualTo(1);
        assertThat(holders.find(holder.id()).orElseThrow().balance()).isEqualTo(27);

        main(keeper).getByText("撤销这次兑换").first().click();
        keeper.locator("dialog input[name=reason], details[open] input[name=reason]").first().fill("拿成了牙膏");
        keeper.locator("dialog button[type=submit], details[open] button[type=submit]").first().click();
        assertThat(main(keeper)).containsText("已撤销");
        assertThat(holders.find(holder.id()).orElseThrow().balance()).isEqualTo(30);
        keeper.navigate("/console/counter?q=" + phone);
        main(keeper).locator("input[name^=pieces]").last().fill("1");
        main(keeper).getByText("确认兑换").click();
        assertThat(main(keeper).locator(".faults")).containsText("积分不够");
        picture(keeper, "counter-refused-390");
    }

    private static void lose(Route route, AtomicInteger lost) {
        switch (lost.incrementAndGet()) {
            case 1 -> route.abort();
            case 2 -> {
                route.fetch();
                route.abort();
            }
            default -> route.resume();
        }
    }

    @Test
    void the_keeper_receives_and_counts_and_the_secretary_sees_the_difference() {
        long shop = town.shopAt(PLACE, "tiyuchang", "文峰积分超市");
        long soap = town.goodsAt("tiyuchang", shop, "香皂", 4, 12);
        var keeper = staffWindow(PHONE, "keeper");
        keeper.navigate("/console/shops/" + shop + "/goods/" + soap);
        keeper.fill("form[action$='/receipts'] input[name=pieces]", "8");
        main(keeper).locator("form[action$='/receipts'] button[type=submit]").click();
        assertThat(keeper.locator(".flash")).containsText("已入库");
        picture(keeper, "shop-goods-390");
        keeper.navigate("/console/shops/" + shop + "/counts/new");
        keeper.fill("input[name='counted-" + soap + "']", "19");
        main(keeper).getByText("完成盘点").click();
        assertThat(main(keeper)).containsText("请写明原因");
        keeper.fill("input[name='reason-" + soap + "']", "受潮坏了一块");
        picture(keeper, "shop-count-390");
        main(keeper).getByText("完成盘点").click();
        assertThat(main(keeper)).containsText("1 样不符");
        picture(keeper, "shop-counted-390");

        var secretary = staffWindow(DESKTOP, "tiyuchang");
        secretary.navigate("/console/shops/" + shop());
        picture(secretary, "shop-one-1440");
        secretary.navigate("/console/shops/" + shop);
        assertThat(main(secretary)).containsText("1 样不符");
        secretary.navigate("/console/shops/" + shop() + "/redemptions");
        picture(secretary, "shop-redemptions-1440");
        secretary.navigate("/console/counter");
        picture(secretary, "counter-1440");
        secretary.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        secretary.navigate("/console/shops/" + shop());
        picture(secretary, "shop-one-en-1440");
    }

    private static Locator more(Page page, String goods) {
        return page.locator(".shelf li", new Page.LocatorOptions().setHasText(goods))
            .locator("[data-step='1']").first();
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}

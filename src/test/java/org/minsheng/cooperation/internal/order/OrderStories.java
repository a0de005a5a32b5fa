package org.minsheng.cooperation.internal.order;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.testing.RunningServer;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * From the wish to the wall: a resident orders, the secretary dispatches, a unit passes it on, a member does it,
 * everybody sees it.
 */
class OrderStories extends RunningServer {

    private static final String RESIDENT = "13985207761";
    private static final String MEMBER = "13985207762";

    @Autowired
    private Persons persons;

    @Test
    void an_order_from_the_phone_to_the_wall() {
        var member = residentWindow(PHONE, MEMBER);
        becomeMember();
        var resident = residentWindow(PHONE, RESIDENT);
        var path = order(resident);
        var id = path.replaceAll("\\D", "");

        var secretary = staffWindow(DESKTOP, "yingfu");
        secretary.navigate("/console/orders");
        secretary.navigate("/console/orders/" + id);
        main(secretary).locator("#act-ASSIGN input[type=radio]").first().check();
        picture(secretary, "order-dispatch-1440");
        secretary.setViewportSize(PHONE, 844);
        fits(secretary, PHONE);
        secretary.setViewportSize(DESKTOP, 900);
        send(secretary, "#act-ASSIGN");
        assertThat(main(secretary)).containsText("湄潭县财政局");

        var liaison = staffWindow(DESKTOP, "caizheng");
        liaison.navigate("/console");
        assertThat(main(liaison)).containsText("等我单位办的单");
        picture(liaison, "liaison-start-1440");
        liaison.navigate("/console/orders/" + id);
        main(liaison).getByText("接单", new Locator.GetByTextOptions().setExact(true)).first().click();
        assertThat(liaison.locator(".flash")).containsText("已接单");
        main(liaison).locator("#act-PASS_ON li:has-text('试') input").first().check();
        send(liaison, "#act-PASS_ON");
        assertThat(liaison.locator(".flash")).containsText("已安排");

        doIt(member, path);
        confirm(resident, path);

        secretary.navigate("/console/orders/" + id);
        secretary.locator("#showing input[name=photo]").last().check();
        picture(secretary, "order-showing-1440");
        send(secretary, "#showing");
        assertThat(secretary.locator(".flash")).containsText("已公开晒单");
        var anybody = window(PHONE);
        anybody.navigate("/showcase/520328004901");
        assertThat(anybody.locator("ol.wall li").first().locator("img").first()).isVisible();
        fits(anybody, PHONE);
        picture(anybody, "showcase-390");
    }

    private void becomeMember() {
        var person = persons.withPhone(new PhoneNumber(MEMBER), "试三");
        jdbc.sql("""
                insert into volunteer.membership (request_key, person, unit, community, state, skills, asked_at,
                    decided_at, since)
                select gen_random_uuid(), :person, id, '520328004901', 'CONFIRMED', '{policy,health,care}', now(),
                    now(), now()
                from organisation.organisation where name = '湄潭县财政局' and ended_at is null
                on conflict do nothing
                """).param("person", person.value()).update();
    }

    private static String order(Page resident) {
        resident.navigate("/me/orders/new?elsewhere=1");
        resident.fill("input[name=words]", "迎涪社区");
        resident.locator("main form[role=search] button").click();
        resident.locator("main .rows-list a").first().click();
        assertThat(main(resident)).containsText("都不合适，我自己写");
        fits(resident, PHONE);
        picture(resident, "ordering-menu-390");
        resident.locator("details.courses:has(a:has-text('湄潭县财政局')) summary").first().click();
        resident.locator("main .rows-list a:has-text('湄潭县财政局')").first().click();
        resident.fill("textarea[name=text]", "老人在家，请下午来。");
        resident.fill("input[name=placeDetail]", "茗城峰景 2 栋 301");
        resident.fill("input[name=wantedAt]", "2020-01-01T10:00");
        resident.check("input[name=publish]");
        picture(resident, "ordering-390");
        resident.locator("#ordering button[type=submit]").click();
        assertThat(main(resident)).containsText("希望的时间已经过去");
        assertThat(resident.locator("textarea[name=text]")).hasValue("老人在家，请下午来。");
        resident.fill("input[name=wantedAt]", "");
        resident.locator("#ordering button[type=submit]").click();
        assertThat(main(resident)).containsText("已收到，社区正在派单");
        return resident.url().substring(resident.url().indexOf("/me/"));
    }

    private static void doIt(Page member, String path) {
        member.navigate("/me/orders");
        assertThat(main(member)).containsText("我要办的");
        member.navigate(path);
        main(member).getByText("我去办").first().click();
        assertThat(member.locator(".flash")).containsText("接到了");
        main(member).getByText("打电话给点单人").click();
        assertThat(main(member).locator("#call")).hasAttribute("href", "tel:" + RESIDENT);
        fits(member, PHONE);
        picture(member, "order-call-390");
        member.navigate(path);
        assertThat(main(member).locator("#call")).hasCount(0);
        member.locator("#act-FINISH input[name='after.files']")
            .setInputFiles(new FilePayload("办好了.png", "image/png", Views.png(3, 200, 0)));
        member.fill("textarea[name=FINISH-note]", "讲清了新政策，帮老人填了表。");
        member.fill("input[name=FINISH-hours]", "1.5");
        fits(member, PHONE);
        picture(member, "order-finish-390");
        send(member, "#act-FINISH");
        assertThat(member.locator(".flash")).containsText("等点单人确认");
    }

    private static void confirm(Page resident, String path) {
        resident.navigate(path);
        send(resident, "#act-CONFIRM");
        assertThat(main(resident)).containsText("请选一个评价");
        resident.check("input[name=CONFIRM-rating][value='5']");
        picture(resident, "order-confirm-390");
        send(resident, "#act-CONFIRM");
        assertThat(resident.locator(".flash")).containsText("谢谢您的评价");
    }

    @Test
    void an_appeal_becomes_an_order_and_links_back() {
        var page = staffWindow(DESKTOP, "yingfu");
        var number = jdbc.sql("""
                select number
                from appeal.appeal
                where place_code like '520328004901%' and state in ('FILED', 'ACCEPTED', 'DISPATCHED')
                order by id desc
                limit 1
                """)
            .query(String.class).optional();
        org.junit.jupiter.api.Assumptions.assumeTrue(number.isPresent());
        page.navigate("/console/appeals/" + number.get());
        picture(page, "appeal-besides-1440");
        main(page).getByText("转为点单").click();
        page.selectOption("select[name=kind]", "REPAIR");
        main(page).locator("form[action='/console/orders'] button[type=submit]").click();
        assertThat(main(page)).containsText(number.get());
        page.navigate("/console/appeals/" + number.get());
        assertThat(page.locator(".besides")).containsText("待派单");
    }

    static void fits(Page page, int width) {
        assertThat(((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue())
            .isLessThanOrEqualTo(width);
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }

    private static void send(Page page, String form) {
        page.locator("#main " + form + " button[type=submit]").last().click();
        page.waitForLoadState();
    }
}

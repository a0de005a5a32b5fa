package org.minsheng.organisation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A town puts its house in order, and everybody can see who answers for what. */
class OrganisationStories extends RunningServer {

    @Test
    void a_dispatcher_gives_a_new_company_a_post_and_a_manager() {
        jdbc.sql("""
                update organisation.post_duty
                set until = now()
                where duty = 'culture' and area_code = '520327001003' and until is null
                """)
            .update();
        var name = "春晖物业" + System.nanoTime() % 1_000_000;
        var page = staffWindow(DESKTOP, "longquan");
        page.navigate("/console/organisations/new");
        main(page).locator("input[name=name]").fill(name);
        main(page).locator("select[name=kind]").selectOption("PROPERTY_COMPANY");
        main(page).locator("input[name=area]").fill("体育场家属院");
        picture(page, "organisation-new");
        send(page, "form[action='/console/organisations']");
        assertThat(page.locator("h1")).hasText(name);

        page.locator("a[href$='/posts/new']").click();
        main(page).locator("input[name=title]").fill("巡查岗");
        main(page).locator("select[name=tier]").selectOption("COMMUNITY");
        main(page).locator("input[name=area]").fill("体育场社区");
        main(page).locator("input[name=duties][value=greenery]").check();
        send(page, "form[action$='/posts']");
        assertThat(main(page)).containsText("「绿化」在这个范围和层级已由体育场社区居民委员会的「环境物业委员」负责");
        picture(page, "organisation-conflict");

        main(page).locator("input[name=duties][value=greenery]").uncheck();
        main(page).locator("input[name=duties][value=culture]").check();
        send(page, "form[action$='/posts']");
        assertThat(main(page)).containsText("空缺");
        main(page).locator("form[action$='/holdings'] input[name=name]").fill("高小川");
        main(page).locator("form[action$='/holdings'] input[name=phone]")
            .fill("1990000" + (1000 + System.nanoTime() % 9000));
        send(page, "form[action$='/holdings']");
        picture(page, "organisation-post");
        page.getByText("撤销岗位").first().click();
        page.locator("#ending button[type=submit]").click();
        assertThat(main(page)).containsText("已撤销");
    }

    @Test
    void anybody_on_the_staff_asks_who_answers() {
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "yingfu");
            page.navigate("/console/responsibilities");
            main(page).locator("select[name=duty]").selectOption("greenery");
            main(page).locator("input[name=place]").fill("迎涪家园");
            send(page, "form[action='/console/responsibilities']");
            assertThat(page.locator("#answer")).containsText("迎涪社区居民委员会 · 环境物业委员");
            assertThat(page.locator("#answer")).containsText("空缺");
            picture(page, "responsibilities-" + width);
            page.navigate("/console/organisations?area=520328");
            assertThat(main(page)).containsText("湄潭县民政局");
            picture(page, "organisations-" + width);
            page.navigate("/console/vacancies?area=520328");
            assertThat(main(page)).containsText("迎涪家园物业服务中心");
            picture(page, "vacancies-" + width);
            page.context().close();
        }
    }

    @Test
    void a_clerk_finds_a_resident_by_the_whole_number_and_unmasks_with_a_reason() {
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/people");
        main(page).locator("input[name=number]").fill("1990");
        send(page, "form[action='/console/people/lookups']");
        assertThat(main(page)).containsText("不是完整的电话或身份证号");
        picture(page, "people-lookup");
        main(page).locator("input[name=number]").fill("199 0327 0001");
        send(page, "form[action='/console/people/lookups']");
        assertThat(main(page)).containsText("199****0001");

        var phone = page.locator(".masked[data-field=PHONE]");
        phone.locator("summary").click();
        phone.locator("button[type=submit]").click();
        assertThat(page.locator(".masked[data-field=PHONE]")).containsText("请写明为什么要看");
        picture(page, "people-unmask");
        page.locator(".masked[data-field=PHONE] input[name=reason]").fill("回访电话打不通，核对号码");
        page.locator(".masked[data-field=PHONE] button[type=submit]").click();
        assertThat(page.locator(".masked[data-field=PHONE]")).containsText("19903270001");
        page.reload();
        assertThat(main(page)).containsText("回访电话打不通，核对号码");
        assertThat(page.locator(".masked[data-field=PHONE]")).containsText("199****0001");
        picture(page, "people-person");

        var auditor = staffWindow(DESKTOP, "auditor");
        auditor.navigate("/console/unmaskings");
        assertThat(main(auditor)).containsText("回访电话打不通，核对号码");
        picture(auditor, "people-unmaskings");
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }

    private static void send(Page page, String form) {
        page.locator("#main " + form + " button[type=submit]").first().click();
        page.waitForLoadState();
    }
}

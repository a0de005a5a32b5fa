package org.minsheng;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/**
 * A county that knows nobody yet begins: it is opened, gets its first organisation and post, and its first clerk signs
 * in.
 */
class FirstDayStories extends RunningServer {

    private static final String COUNTY = "520323";

    private final String number = Long.toString(System.nanoTime() % 1_000_000);

    @Test
    void a_county_is_opened_and_its_first_clerk_begins() {
        closeAgain();
        var organisation = "绥阳县社会治理服务中心" + number;
        var admin = staffWindow(DESKTOP, "admin");
        admin.navigate("/console/places");
        admin.locator("#open-county button[type=submit]").click();
        assertThat(admin.locator("#open-county")).containsText("请填写这一项");
        admin.selectOption("select[name=county]", COUNTY);
        admin.fill("input[name=hotline]", "12345");
        picture(admin, "first-day-open-county-1440");
        admin.setViewportSize(PHONE, 844);
        picture(admin, "first-day-open-county-390");
        admin.setViewportSize(DESKTOP, 900);
        admin.locator("#open-county button[type=submit]").click();
        assertThat(admin).hasURL(base() + "/console/places/" + COUNTY);
        assertThat(admin.locator("main")).containsText("已开通");
        picture(admin, "first-day-county-opened-1440");

        found(admin, organisation);
        var clerk = account(admin, organisation);
        assertThat(clerk.locator("main")).isVisible();
        picture(clerk, "first-day-clerk-1440");
        clerk.navigate("/console/places/" + COUNTY);
        assertThat(clerk.locator("h1")).hasText("绥阳县");
        clerk.context().close();
        admin.context().close();
        closeAgain();
    }

    private void found(Page admin, String organisation) {
        admin.navigate("/console/organisations/new");
        admin.fill("main input[name=name]", organisation);
        admin.selectOption("main select[name=kind]", "DEPARTMENT");
        admin.fill("main input[name=area]", "绥阳县");
        admin.locator("form[action='/console/organisations'] button[type=submit]").click();
        assertThat(admin.locator("h1")).hasText(organisation);
        admin.locator("a[href$='/posts/new']").click();
        admin.fill("main input[name=title]", "县级受理岗");
        admin.fill("main input[name=area]", "绥阳县");
        admin.selectOption("main select[name=tier]", "COUNTY");
        admin.check("main input[name=duties][value=desk]");
        admin.locator("form[action$='/posts'] button[type=submit]").click();
        assertThat(admin.locator("main")).containsText("空缺");
        admin.fill("form[action$='/holdings'] input[name=name]", "高小川");
        admin.fill("form[action$='/holdings'] input[name=phone]", "1990000" + (1000 + System.nanoTime() % 9000));
        admin.locator("form[action$='/holdings'] button[type=submit]").click();
        assertThat(admin.locator("main")).containsText("高小川");
    }

    private Page account(Page admin, String organisation) {
        admin.navigate("/console/accounts/new");
        admin.fill("input[name=username]", "suiyang" + number);
        admin.fill("input[name=name]", "高小川");
        admin.locator("form[action='/console/accounts'] button[type=submit]").click();
        assertThat(admin.locator("h1")).hasText("高小川");
        var security = staffWindow(DESKTOP, "security");
        security.navigate(admin.url());
        security.selectOption("select[name=role]", "DESK_CLERK");
        security.fill("input[name=area]", "绥阳县");
        security.fill("input[name=organisation]", organisation);
        security.locator("form[action$='/grants'] button[type=submit]").click();
        assertThat(security.locator("main")).containsText("窗口坐席 · " + organisation + " · 绥阳县");
        security.locator("button:has(+ dialog#reset)").click();
        security.locator("dialog#reset button[type=submit]").click();
        var password = security.locator("#password").innerText();
        security.context().close();
        return clerk(password);
    }

    private Page clerk(String password) {
        var clerk = window(DESKTOP);
        clerk.navigate("/sign-in");
        clerk.fill("input[name=username]", "suiyang" + number);
        clerk.fill("input[name=password]", password);
        clerk.locator("form[action='/sign-in'] button[type=submit]").click();
        clerk.fill("input[name=password]", "a-quiet-river-in-spring");
        clerk.fill("input[name=repeated]", "a-quiet-river-in-spring");
        clerk.locator("form[action='/sign-in/password'] button[type=submit]").click();
        assertThat(clerk).hasURL(base() + "/console");
        return clerk;
    }

    /** The data folder is kept between runs; the next one finds the county as this one did. */
    private void closeAgain() {
        jdbc.sql("update organisation.post_duty set until = now() where area_code = ? and until is null")
            .param(COUNTY).update();
        jdbc.sql("delete from area.county where code = ?").param(COUNTY).update();
    }
}

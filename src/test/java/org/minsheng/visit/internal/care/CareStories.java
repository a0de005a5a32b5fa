package org.minsheng.visit.internal.care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A household in quarantine through a day: purchases, two temperatures, an alarm that the secretary settles. */
class CareStories extends RunningServer {

    @Test
    void a_day_of_care_at_home_in_mingcheng_fengjing() {
        long household = jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                select code, 'OWNER', gen_random_uuid(), now(), now()
                from area.place
                where code like '5203280049010001_________'
                order by code desc
                limit 1
                returning id
                """).query(Long.class).single();
        var secretary = staffWindow(DESKTOP, "yingfu");
        secretary.navigate("/console/care/new?kind=QUARANTINE&household=" + household);
        main(secretary).locator("input[name=carerName]").fill("蔡晓兰");
        main(secretary).locator("textarea[name=note]").fill("敲门后请退后两米。");
        picture(secretary, "care-new-1440");
        main(secretary).locator("form[action='/console/care'] button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("照护已开始");
        var path = secretary.url().substring(base().length());

        var manager = staffWindow(PHONE, "mingcheng");
        manager.navigate(path);
        main(manager).locator("textarea[name=wanted]").fill("大米 10 斤、青菜、感冒药");
        main(manager).locator("form[action$='/orders'] button[type=submit]").click();
        main(manager).locator("input[name=amount]").fill("86.5");
        main(manager).getByText("已送到门口").click();
        assertThat(main(manager)).containsText("86.50 元");
        measure(manager, path, "36.6");
        measure(manager, path, "37.8");
        assertThat(manager.locator(".flash")).containsText("已立即通知");
        picture(manager, "care-one-390");

        secretary.navigate("/console/care?kind=QUARANTINE");
        picture(secretary, "care-overview-1440");
        secretary.navigate(path);
        assertThat(main(secretary)).containsText("体温 37.8 ℃，高于报警值");
        picture(secretary, "care-alarm-1440");
        main(secretary).locator("input[name=settled]").fill("已请社区医生上门复测");
        main(secretary).getByText("处理完毕").click();
        assertThat(secretary.locator(".flash")).containsText("已记下处理情况");
        secretary.navigate("/console");
        picture(secretary, "care-start-1440");

        secretary.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        secretary.navigate(path);
        assertThat(main(secretary)).containsText("Temperatures");
        picture(secretary, "care-one-en-1440");
    }

    private static void measure(Page page, String path, String value) {
        page.navigate(path + "/checks/new");
        page.locator("#main input[name='a.temperature']").fill(value);
        page.locator("#main input[name='a.feeling'][value=well]").check();
        if (value.equals("36.6")) {
            picture(page, "care-check-390");
        }
        page.locator("#main form[action$='/checks'] button.btn-primary").click();
        assertThat(page.locator(".flash")).containsText("已记录");
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}

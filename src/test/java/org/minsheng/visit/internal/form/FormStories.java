package org.minsheng.visit.internal.form;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A secretary designs a form by buttons alone, tries it and publishes it. */
class FormStories extends RunningServer {

    @Test
    void a_secretary_designs_and_publishes_a_form() {
        var page = staffWindow(DESKTOP, "tiyuchang");
        page.navigate("/console/forms/new");
        main(page).locator("input[name=name]").fill("冬季取暖安全检查");
        main(page).locator("select[name=purpose]").selectOption("OTHER");
        main(page).locator("textarea[name=basis]").fill("防范一氧化碳中毒，只用于安排上门提醒。");
        picture(page, "form-new-1440");
        main(page).locator("form[action='/console/forms'] button[type=submit]").click();
        assertThat(main(page)).containsText("还没有题目");

        add(page, "CHOICE");
        main(page).locator("#edit input[name=label]").fill("用什么取暖");
        main(page).locator("#edit textarea[name=options]").fill("electric=电暖器|Electric heater\ncoal=煤炉|Coal stove\n空调");
        assertThat(page.locator("#preview")).containsText("煤炉");
        picture(page, "form-edit-1440");
        save(page);
        add(page, "CHOICES");
        main(page).locator("#edit input[name=label]").fill("煤炉有哪些隐患");
        main(page).locator("#edit textarea[name=options]").fill("没有烟囱\n靠近易燃物\n睡觉不封火");
        main(page).locator("#edit input[name=required]").check();
        main(page).locator("#edit select[name=whenField]").selectOption("choice1");
        main(page).locator("#edit input[name=whenValue]").fill("煤炉");
        save(page);
        add(page, "PHOTO");
        main(page).locator("#edit input[name=label]").fill("现场照片");
        save(page);
        main(page).locator("#field-photo1 button[aria-label^=上移]").click();
        assertThat(main(page).locator(".designed").nth(1)).containsText("现场照片");
        others(page);
        picture(page, "form-designer-1440");

        page.locator("#preview label", new Page.LocatorOptions().setHasText("煤炉")).first().click();
        assertThat(page.locator("#preview")).containsText("煤炉有哪些隐患");
        main(page).locator("form[action$='/versions'] button[type=submit]").click();
        assertThat(page.locator(".flash")).containsText("第 1 版已发布");
        answered(page);

        main(page).locator("#field-photo1 button[aria-label^=删除]").click();
        main(page).locator("a[href$='/versions/0']").click();
        assertThat(main(page)).containsText("删除");
        picture(page, "form-differences-1440");
    }

    /** A number with limits, a place, and a group of questions that repeats. */
    private static void others(Page page) {
        add(page, "NUMBER");
        main(page).locator("#edit input[name=label]").fill("常住几人");
        main(page).locator("#edit input[name=min]").fill("1");
        main(page).locator("#edit input[name=max]").fill("12");
        save(page);
        add(page, "PLACE");
        main(page).locator("#edit input[name=label]").fill("煤炉放在哪里");
        save(page);
        add(page, "GROUP");
        main(page).locator("#edit input[name=label]").fill("家里的老人");
        main(page).locator("#edit input[name=max]").fill("2");
        save(page);
        main(page).locator("#field-group1 > .adding button[value=TEXT]").click();
        main(page).locator("#edit input[name=label]").fill("怎么称呼");
        main(page).locator("#edit input[name=required]").check();
        save(page);
    }

    /** What was designed asks for what it says, and lets two in a group and no third. */
    private static void answered(Page page) {
        var designer = page.url().replaceAll("[?#].*", "");
        page.navigate(designer + "/trial");
        main(page).locator("input[name='a.number1']").fill("13");
        main(page).locator("input[name='a.place1.text']").fill("厨房窗边");
        var more = main(page).locator("button[name=addEntry][value='a.group1']");
        more.click();
        more.click();
        assertThat(more).hasCount(0);
        main(page).locator("[name='a.group1.0.text1']").fill("张奶奶");
        check(page);
        assertThat(main(page)).containsText("不能大于 12");
        assertThat(main(page)).containsText("请填写这一项");
        picture(page, "form-designed-trial-1440");
        main(page).locator("input[name='a.number1']").fill("2");
        main(page).locator("button[name=removeEntry][value='a.group1.1']").click();
        check(page);
        assertThat(main(page)).containsText("可以提交");
        page.navigate(designer);
    }

    private static void check(Page page) {
        main(page).getByText("检查", new Locator.GetByTextOptions().setExact(true)).click();
    }

    @Test
    void somebody_tries_a_form_that_ships_on_a_phone_and_in_english() {
        long id = jdbc.sql("select id from visit.form where key = 'full-screening' and area_code = '520327'")
            .query(Long.class).single();
        var page = staffWindow(PHONE, "tiyuchang");
        page.navigate("/console/forms");
        picture(page, "forms-390");
        page.navigate("/console/forms/" + id);
        picture(page, "form-designer-390");
        page.navigate("/console/forms/" + id + "/trial");
        main(page).locator("input[name='a.people']").fill("2");
        main(page).locator("input[name='a.residence'][value=TENANT]").check();
        main(page).locator("input[name='a.returned'][value=yes]").check();
        main(page).locator("input[name='a.unwell'][value=no]").check();
        main(page).locator("button[name=addEntry]").click();
        main(page).locator("input[name='a.travellers.0.name']").fill("王小明");
        check(page);
        assertThat(main(page)).containsText("请填写这一项");
        picture(page, "form-trial-390");
        main(page).locator("input[name='a.travellers.0.from']").fill("贵阳");
        main(page).locator("input[name='a.travellers.0.arrived']")
            .fill(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        check(page);
        assertThat(main(page)).containsText("可以提交");

        var english = staffWindow(DESKTOP, "tiyuchang");
        english.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        english.navigate("/console/forms");
        picture(english, "forms-en-1440");
        english.navigate("/console/forms/" + id);
        assertThat(main(english)).containsText("How many people live here now");
        picture(english, "form-designer-en-1440");
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }

    private static void add(Page page, String kind) {
        main(page).locator("#fields > .adding button[value=" + kind + "]").click();
        main(page).locator("#edit input[name=label]").waitFor();
    }

    private static void save(Page page) {
        main(page).locator("#edit button[type=submit]").click();
        page.locator("#edit").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}

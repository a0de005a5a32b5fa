package org.minsheng.visit.internal.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;

/** A visitor's day with the app, in a real browser whose network is cut. */
@Beside
@Order(6)
class FieldStories extends FieldBrowser {

    private static final List<String> GRAVE = List.of("serious", "critical");

    @Test
    void a_shift_without_a_network() {
        var round = town.round(6);
        var page = app(round);
        assertThat(page.locator(".door-row")).hasCount(6);
        look(page, "field-list-390");
        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator(".door-row")).hasCount(6);
        assertThat(page.locator(".banner")).containsText("没有网络");
        page.click(".door-row >> nth=0");
        look(page, "field-door-390");
        page.click("a.btn-primary");
        page.fill("[id='f-people']", "三");
        page.check("input[value=rent]");
        page.fill("[id='f-tenant']", "某某物业");
        page.setInputFiles("input[type=file]", new FilePayload("门口.jpg", "image/jpeg", picture(3000, 2000)));
        assertThat(page.locator(".photos img[src]")).hasCount(1);
        page.click("text=完成，等待发送");
        assertThat(page.locator(".has-fault .fault")).containsText("请填写一个数");
        look(page, "field-form-fault-390");
        page.fill("[id='f-people']", "3");
        assertThat(page.locator(".saved")).containsText("已保存在手机上");
        page.reload();
        assertThat(page.locator("[id='f-people']")).hasValue("3");
        assertThat(page.locator(".photos img[src]")).hasCount(1);
        page.click("text=完成，等待发送");
        page.waitForURL("**/field#list");
        page.click("nav >> text=待发");
        assertThat(page.locator(".door-row")).containsText("待发");
        picture(page, "field-outbox-offline-390");
        assertThat(results(round)).isEmpty();
        page.context().setOffline(false);
        assertThat(page.locator(".door-row")).containsText("已送达");
        look(page, "field-outbox-390");
        assertThat(results(round)).containsExactly("COUNTS");
        var answers = jdbc.sql("select answers::text from visit.result where campaign = :c")
            .param("c", round.campaign()).query(String.class).single();
        assertThat(answers).contains("\"people\":", "某某物业");
        assertThat(jdbc.sql("""
                select count(*)
                from attachment.file f
                join visit.result r on f.subject = 'visit-task:' || r.task
                where r.campaign = :c
                """)
            .param("c", round.campaign()).query(Integer.class).single()).isEqualTo(1);
        assertThat(stored(page, "photos")).isZero();
        page.click("nav >> text=今日");
        assertThat(page.locator(".progress-line")).containsText("1 户，共 6 户");
    }

    @Test
    void nobody_home_map_phone_large_type_and_english() {
        var round = town.round(3);
        var page = app(round);
        page.click(".door-row >> nth=1");
        page.click("button:has-text('没人在家')");
        page.click("button:has-text('再点一次')");
        page.waitForURL("**/field#list");
        assertThat(page.locator(".door-row").nth(1)).containsText("去过 1 次");
        page.click("nav >> text=地图");
        look(page, "field-map-390");
        page.click("nav >> text=本机");
        assertThat(page.locator(".facts")).containsText("准确");
        look(page, "field-phone-390");
        page.click("text=大字");
        assertThat(page.locator(".bar-button").first()).hasText("标准字");
        page.setViewportSize(360, 720);
        look(page, "field-phone-360-large");
        page.click("nav >> text=今日");
        page.click(".door-row >> nth=0");
        picture(page, "field-door-360-large");
        page.click("text=English");
        look(page, "field-door-360-large-en");
        page.click("a.btn-primary");
        assertThat(page.locator("h1")).containsText("Household visit");
        look(page, "field-form-360-large-en");
    }

    @Test
    void two_phones_that_write_about_one_household_are_both_kept() {
        var round = town.round(1);
        var one = app(round);
        var other = app(round);
        one.context().setOffline(true);
        other.context().setOffline(true);
        fill(one, 0, "2");
        fill(other, 0, "5");
        one.context().setOffline(false);
        assertState(one, "已送达");
        other.context().setOffline(false);
        assertState(other, "待核对");
        picture(other, "field-conflict-390");
        assertThat(results(round)).containsExactlyInAnyOrder("COUNTS", "CONFLICT");
    }

    @Test
    void two_tabs_send_once() {
        var round = town.round(1);
        var one = app(round);
        var other = one.context().newPage();
        other.navigate("/field#outbox");
        assertThat(other.locator("h1")).isVisible();
        one.context().setOffline(true);
        fill(one, 0, "4");
        assertThat(other.locator(".door-row")).containsText("待发");
        one.context().setOffline(false);
        assertThat(other.locator(".door-row")).containsText("已送达");
        assertThat(results(round)).containsExactly("COUNTS");
    }

    @Test
    void a_draft_keeps_the_version_it_was_begun_with() {
        var round = town.round(1);
        var page = app(round);
        page.click(".door-row >> nth=0");
        page.click("a.btn-primary");
        page.fill("[id='f-people']", "2");
        assertThat(page.locator(".saved")).containsText("已保存在手机上");
        long second = town.publish(round.form(), 2, FieldTown.QUESTIONS.replace("现住几人", "常住几人"));
        jdbc.sql("update visit.campaign set form_version = :form where id = :id").param("form", second)
            .param("id", round.campaign()).update();
        page.reload();
        assertThat(page.locator("[id='f-people']")).hasValue("2");
        page.waitForCondition(() -> {
            page.click("text=返回");
            page.click("a.btn-primary");
            return page.locator("main").innerText().contains("已有第 2 版");
        });
        assertThat(page.locator(".form")).containsText("现住几人");
        page.check("input[value=own]");
        page.click("text=完成，等待发送");
        assertState(page, "已送达");
        assertThat(results(round)).containsExactly("COUNTS");
    }

    @Test
    void in_wechat_an_open_page_goes_on_and_says_so() {
        var round = town.round(2);
        var page = window(phoneOptions().setUserAgent(
            "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116 Mobile MicroMessenger/8.0.42"));
        page.addInitScript("delete Navigator.prototype.serviceWorker");
        page.context().addCookies(session(round));
        page.navigate("/field");
        assertThat(page.locator(".door-row")).hasCount(2);
        assertThat(page.locator(".banners")).containsText("保持这个页面打开");
        picture(page, "field-wechat-390");
        page.context().setOffline(true);
        fill(page, 0, "1");
        assertThat(page.locator("nav .count")).hasText("1");
        page.context().setOffline(false);
        assertState(page, "已送达");
        assertThat(results(round)).containsExactly("COUNTS");
    }

    /** Keeps a picture, and finds what nobody should have to suffer: faults of access, and what a thumb cannot hit. */
    private static void look(Page page, String name) {
        still(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target/pictures", name + ".png")));
        var grave = new AxeBuilder(page).analyze().getViolations().stream()
            .filter(violation -> GRAVE.contains(violation.getImpact()))
            .map(violation -> violation.getId() + ": " + violation.getNodes().stream().limit(3)
                .map(node -> node.getHtml()).toList())
            .toList();
        assertThat(grave).as(name).isEmpty();
        assertThat((Object) page.evaluate("""
            () => [...document.querySelectorAll('a, button, label.option, input:not(label input), textarea, summary')]
                .filter(one => one.checkVisibility() && !one.closest('.map'))
                .filter(one => { const box = one.getBoundingClientRect(); return box.height < 44 || box.width < 44 })
                .map(one => one.outerHTML.slice(0, 120))
            """)).as(name).isEqualTo(List.of());
        assertThat((Object) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
            .as(name + " fits").isEqualTo(true);
    }
}

package org.minsheng.appeal.internal.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** What people at desks do all day, in a real browser. */
class DeskStories extends RunningServer {

    @Test
    void a_call_is_taken_down_dispatched_handled_called_back_and_closed() throws IOException {
        var clerk = staffWindow(DESKTOP, "clerk");
        var number = takeDown(clerk, "凤凰苑", "一楼下水道返水，厨房地漏一直往上冒脏水，请尽快来通。", "compound.drain");
        picture(clerk, "desk-receipt-1440");
        clerk.getByText("打开这件诉求").click();
        clerk.waitForURL("**/console/appeals/" + number);
        picture(clerk, "desk-filed-1440");
        clerk.keyboard().press("a");
        assertThat(clerk.locator(".dossier-state .mark").first()).hasText("待派单");
        assertThat(clerk.locator("#route")).containsText("凤凰苑物业服务中心");
        picture(clerk, "desk-accepted-1440");
        clerk.keyboard().press("d");
        assertThat(clerk.locator(".dossier-state .mark").first()).hasText("待签收");

        var manager = staffWindow(PHONE, "wuye");
        manager.navigate("/console/appeals/" + number);
        picture(manager, "desk-manager-390");
        press(manager, "#do-signature");
        press(manager, "#do-handling");
        manager.locator("#do-answer textarea").first().fill("已疏通主管道并冲洗消毒，一楼不再返水。");
        manager.locator("#do-answer input[type=file]").setInputFiles(photo());
        assertThat(manager.locator("#do-answer .photos img").first()).isVisible();
        press(manager, "#do-answer");
        assertThat(manager.locator(".dossier-why")).containsText("回访");
        picture(manager, "desk-answered-390");

        var secretary = staffWindow(DESKTOP, "tiyuchang");
        secretary.navigate("/console/appeals/" + number);
        secretary.locator("#do-call-back").getByText("已解决", new Locator.GetByTextOptions().setExact(true)).click();
        press(secretary, "#do-call-back");
        press(secretary, "#do-closure");
        assertThat(secretary.locator(".dossier-state .mark").first()).hasText("已办结");
        assertThat(secretary.locator(".step-photos img").first()).isVisible();
        picture(secretary, "desk-closed-1440");
        secretary.navigate("/console/appeals/" + number + "/sheet");
        picture(secretary, "desk-sheet");
    }

    @Test
    void what_the_community_cannot_solve_rises_to_the_county_and_reaches_the_department() {
        var clerk = staffWindow(DESKTOP, "clerk");
        var number = takeDown(clerk, "凤凰苑", "楼下空地有人搭彩钢棚，看样子要开门面，占了过道。", "construction.illegal");
        clerk.navigate("/console/appeals/" + number);
        press(clerk, "#do-acceptance");
        assertThat(clerk.locator("#do-rise")).hasAttribute("open", "");
        clerk.locator("#do-rise textarea").fill("违法建设由县综合执法局认定，社区没有权限。");
        picture(clerk, "desk-rise-1440");
        press(clerk, "#do-rise");
        var town = staffWindow(DESKTOP, "longquan");
        town.navigate("/console/appeals/" + number);
        town.locator("#do-rise textarea").fill("请县级受理台派综合行政执法局。");
        press(town, "#do-rise");
        var county = staffWindow(DESKTOP, "county-desk");
        county.navigate("/console/appeals/" + number);
        assertThat(county.locator("#route")).containsText("综合行政执法局");
        press(county, "#do-dispatch");
        var department = staffWindow(DESKTOP, "chengguan");
        department.navigate("/console/appeals");
        department.getByText("楼下空地有人搭彩钢棚").first().click();
        press(department, "#do-signature");
        open(department, "#do-return");
        department.locator("#do-return").getByText("属地不符").click();
        department.locator("#do-return textarea").fill("该处属小区共有部位，应由物业先行制止。");
        department.locator("#do-return input[name=return-evidence]").fill("《物业管理条例》第四十五条");
        press(department, "#do-return");
        county.reload();
        assertThat(county.locator(".dossier-state")).containsText("退单 1 次");
        assertThat(county.locator(".dossier-past")).containsText("属地不符：该处属小区共有部位");
        picture(county, "desk-returned-1440");
    }

    @Test
    void a_list_shows_what_others_take_down_without_being_reloaded() {
        var watching = staffWindow(DESKTOP, "tiyuchang");
        listening(watching, () -> watching.navigate("/console/appeals?tab=open"));
        watching.evaluate("window.notReloaded = true");
        takeDown(staffWindow(DESKTOP, "clerk"), "凤凰苑", "另一个窗口刚刚登记的事情", "compound.greenery");
        assertThat(watching.locator("#list")).containsText("另一个窗口刚刚登记的事情");
        assertThat(watching.locator("#live-note")).containsText("件更新");
        org.assertj.core.api.Assertions.assertThat(watching.evaluate("window.notReloaded")).isEqualTo(true);
        org.assertj.core.api.Assertions.assertThat(watching.url()).contains("tab=open");
        picture(watching, "desk-ledger-1440");
    }

    @Test
    void an_open_page_says_when_somebody_else_was_at_it() {
        var clerk = staffWindow(DESKTOP, "clerk");
        var number = takeDown(clerk, "凤凰苑", "两个人同时打开的一件事", "compound.greenery");
        var secretary = staffWindow(DESKTOP, "tiyuchang");
        listening(secretary, () -> secretary.navigate("/console/appeals/" + number));
        assertThat(secretary.locator("[data-live-one]")).isHidden();
        clerk.navigate("/console/appeals/" + number);
        press(clerk, "#do-acceptance");
        assertThat(secretary.locator("[data-live-one]")).containsText("有人刚刚处理了");
        assertThat(secretary.locator("[data-live-one]")).isVisible();
    }

    @Test
    void the_keyboard_leads_through_the_queue() {
        var clerk = staffWindow(DESKTOP, "clerk");
        takeDown(clerk, "凤凰苑", "键盘走一遍的第一件", "compound.greenery");
        takeDown(clerk, "凤凰苑", "键盘走一遍的第二件", "compound.greenery");
        clerk.navigate("/console/appeals");
        clerk.keyboard().press("j");
        clerk.keyboard().press("Enter");
        clerk.waitForURL(Pattern.compile(".*/console/appeals/\\d.*"));
        var first = clerk.url();
        clerk.keyboard().press("n");
        clerk.waitForURL(address -> address.matches(".*/console/appeals/\\d.*") && !address.equals(first));
        clerk.waitForCondition(() -> {
            clerk.keyboard().press("?");
            return clerk.locator("#keys[open]").count() > 0;
        });
        assertThat(clerk.locator("#keys")).containsText("下一件");
        clerk.keyboard().press("Escape");
        clerk.keyboard().press("u");
        clerk.waitForURL("**/console/appeals");
        for (var key : new String[] {"j", "j", "k"}) {
            clerk.keyboard().press(key);
        }
        assertThat(clerk.locator("#list tbody tr").first().locator("a").first()).isFocused();
        var serial = first.substring(first.lastIndexOf('-') + 1);
        clerk.keyboard().press("/");
        clerk.keyboard().type(serial);
        clerk.keyboard().press("Enter");
        clerk.waitForURL("**/console/search?q=" + serial);
        assertThat(clerk.locator("#main")).containsText(serial);
        picture(clerk, "desk-search-1440");
    }

    @Test
    void the_screens_are_looked_at_on_both_widths() {
        for (int width : new int[] {DESKTOP, PHONE}) {
            for (var who : new String[] {"clerk", "wuye", "leader", "longquan"}) {
                var page = staffWindow(width, who);
                page.navigate("/console");
                picture(page, "desk-start-" + who + "-" + width);
                page.navigate("/console/appeals");
                picture(page, "desk-list-" + who + "-" + width);
            }
            var clerk = staffWindow(width, "clerk");
            clerk.navigate("/console/appeals/new");
            picture(clerk, "desk-intake-" + width);
            clerk.navigate("/console/matters");
            picture(clerk, "desk-matters-" + width);
            clerk.navigate("/console/catalogue");
            picture(clerk, "desk-catalogue-" + width);
        }
    }

    /** Its words are longer in English; nothing goes beyond the edge, and no column is left too narrow to read. */
    @Test
    void all_appeals_of_a_town_fit_the_desk_in_english() {
        var page = staffWindow(DESKTOP, "longquan");
        page.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        page.navigate("/console/appeals?tab=all");
        picture(page, "desk-list-longquan-en-1440");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(DESKTOP);
        var narrowest = (Integer) page.evaluate(
            "Math.min(...[...document.querySelectorAll('#list thead th')].map(head => head.offsetWidth))");
        assertThat(narrowest).isGreaterThan(80);
    }

    private String takeDown(Page page, String place, String body, String matter) {
        page.navigate("/console/appeals/new");
        page.locator("input[name=channel][value=HOTLINE]").check();
        page.fill("textarea[name=body]", body);
        page.fill("input[name=placeWords]", place);
        var choice = page.locator("#places label").getByText(Pattern.compile("凤凰苑$")).first();
        choice.click();
        page.fill("input[name=phone]", "13922220001");
        assertThat(page.locator("#caller")).not().isEmpty();
        page.locator("input[name=kind][value=HELP]").check();
        page.selectOption("select[name=matter]", matter);
        assertThat(page.locator("#hint .route-why")).isVisible();
        picture(page, "desk-intake-filled-1440");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登记").setExact(true)).click();
        page.waitForURL("**/receipt");
        return page.locator(".receipt-number").textContent().strip();
    }

    private static void open(Page page, String action) {
        if (page.locator(action).getAttribute("open") == null) {
            page.locator(action + " > summary").click();
        }
    }

    private static void press(Page page, String action) {
        open(page, action);
        page.locator(action + " button[type=submit]").click();
        assertThat(page.locator(".flash")).containsText("已完成");
        page.waitForLoadState();
    }

    private static FilePayload photo() throws IOException {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(new Color(120, 160, 140));
        brush.fillRect(0, 0, 640, 480);
        brush.setColor(new Color(60, 70, 80));
        brush.fillOval(220, 150, 200, 180);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return new FilePayload("after.jpg", "image/jpeg", bytes.toByteArray());
    }
}

package org.minsheng.appeal.internal.resident;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Report;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.testing.Beside;

/** Residents in front of their phones. */
@Beside
@Order(8)
class ResidentStories extends AppealFixture {

    private static final String DOOR = "/p/DemoFenghuangYuan501";
    private static final List<String> GRAVE = List.of("serious", "critical");
    private static final String BODY = "3栋2单元一楼下水道堵了三天，污水往外冒，老人出门都要绕着走。请帮忙疏通，谢谢！";

    @Test
    void from_a_scanned_plate_to_a_number() {
        var page = phone(PHONE, true);
        page.navigate(DOOR);
        look(page, "resident-1-plate");
        page.click("text=我要反映");
        look(page, "resident-2-what-empty");
        page.setInputFiles("input[type=file]", new FilePayload[] {photo("下水道.jpg"), photo("楼道.jpg")});
        assertThat(page.locator(".photos li")).hasCount(2);
        page.fill("textarea[name=body]", BODY);
        look(page, "resident-2-what");
        goOnWithReport(page);
        page.check("input[value=HELP]");
        page.fill("input[name=detail]", "一楼楼梯口的井盖旁边");
        look(page, "resident-3-kind");
        page.click("main button.btn-primary");
        page.fill("input[name=phone]", "139 8520 3344");
        page.fill("input[name=name]", "王阿姨");
        look(page, "resident-4-contact");
        page.click("main button.btn-primary");
        assertThat(page.locator("main")).containsText(BODY);
        assertThat(page.locator(".photos img")).hasCount(2);
        look(page, "resident-5-check");
        page.click("main button.btn-primary >> nth=0");
        page.waitForURL("**/receipt");
        assertThat(page.locator("h1")).containsText("收到了");
        assertThat(page.locator(".number")).containsText("520327-");
        look(page, "resident-6-receipt");
        page.click("a.btn:has-text('查看进度')");
        assertThat(page.locator(".state-words")).containsText("给您答复");
        assertThat(page.locator(".photos img")).hasCount(2);
        look(page, "resident-7-tracking");
    }

    @Test
    void a_photo_that_is_too_large_or_cannot_be_opened_is_named_before_anything_is_sent() {
        var page = phone(PHONE, true);
        page.navigate(DOOR);
        page.click("text=我要反映");
        page.setInputFiles("input[type=file]", new FilePayload[] {
            new FilePayload("录像.jpg", "image/jpeg", new byte[21 * 1024 * 1024]),
            new FilePayload("坏了.jpg", "image/jpeg", new byte[500]), photo("门口.jpg")});
        assertThat(page.locator(".photos li")).hasCount(2);
        assertThat(page.locator(".upload [role=status]")).containsText("“录像.jpg”太大了");
        assertThat(page.locator(".photos .upload-name")).hasText("坏了.jpg");
        look(page, "resident-2-what-too-large");
        page.click(".photos li:has(.upload-name) button");
        assertThat(page.locator(".photos li")).hasCount(1);
        assertThat(page.locator(".upload [role=status]")).isEmpty();
    }

    @Test
    void the_same_without_javascript() {
        var page = phone(PHONE, false);
        page.navigate(DOOR);
        page.click("text=我要反映");
        page.setInputFiles("input[type=file]", photo("井盖.jpg"));
        page.fill("textarea[name=body]", "井盖松了，一踩就响");
        goOnWithReport(page);
        page.click("main button.btn-primary");
        assertThat(page.locator("#e-kind")).isVisible();
        picture(page, "resident-plain-fault");
        page.check("input[value=COMPLAINT]");
        page.click("main button.btn-primary");
        page.check("input[value=PAGE]");
        page.click("main button.btn-primary");
        page.click("button[value=WHAT]");
        assertThat(page.locator("textarea[name=body]")).hasValue("井盖松了，一踩就响");
        goOnWithReport(page);
        assertThat(page.locator("input[value=COMPLAINT]")).isChecked();
        page.click("main button.btn-primary");
        page.click("main button.btn-primary");
        page.click("main button.btn-primary >> nth=0");
        page.waitForURL("**/receipt");
        assertThat(page.locator(".number")).containsText("520327-");
        page.click("a.btn:has-text('查看进度')");
        page.click("summary:has-text('撤回')");
        picture(page, "resident-plain-withdraw");
        page.click("#withdraw button[type=submit]");
        assertThat(page.locator(".state-words")).containsText("您已经撤回");
    }

    @Test
    void the_back_key_and_a_lost_network_lose_nothing() {
        for (boolean script : List.of(true, false)) {
            var page = phone(PHONE, script);
            page.navigate(DOOR);
            page.click("text=我要反映");
            page.fill("textarea[name=body]", "写了很久的一段话");
            goOnWithReport(page);
            page.check("input[value=SUGGESTION]");
            page.fill("input[name=detail]", "大门口");
            page.click("main button.btn-primary");
            assertThat(page.locator("input[name=phone]")).isVisible();
            page.goBack();
            assertThat(page.locator("input[name=detail]")).hasValue("大门口");
            assertThat(page.locator("input[value=SUGGESTION]")).isChecked();
            page.goBack();
            assertThat(page.locator("textarea[name=body]")).hasValue("写了很久的一段话");
            goOnWithReport(page);
            page.check("input[value=SUGGESTION]");
            page.click("main button.btn-primary");
            page.fill("input[name=phone]", "13985203345");
            page.context().setOffline(true);
            var failed = new AtomicInteger();
            page.onRequestFailed(request -> failed.incrementAndGet());
            page.click("main button.btn-primary", new Page.ClickOptions().setNoWaitAfter(true));
            page.waitForCondition(() -> failed.get() > 0 && page.url().startsWith("chrome-error:"));
            page.context().setOffline(false);
            page.goBack();
            assertThat(page.locator("input[type=hidden][name=body]")).hasValue("写了很久的一段话");
        }
    }

    @Test
    void large_type_english_dark_and_a_wide_screen() {
        var page = phone(PHONE, true);
        page.context().addCookies(List.of(cookie("large", "1"), cookie("theme", "dark")));
        page.navigate(DOOR);
        look(page, "resident-large-dark-plate");
        page.click("text=我要反映");
        look(page, "resident-large-dark-what");
        page.context().addCookies(List.of(cookie("language", "en"), cookie("large", "0"), cookie("theme", "light")));
        page.navigate("/");
        look(page, "resident-en-start");
        page.navigate("/appeals/new?place=520327");
        page.fill("textarea[name=body]", "The bus does not stop here any more.");
        goOnWithReport(page);
        look(page, "resident-en-kind");
        var wide = phone(DESKTOP, true);
        for (var path : List.of("/", DOOR, "/wall", "/wall/520327", "/privacy", "/appeals/new?q=" + "凤凰苑 501")) {
            wide.navigate(path);
            look(wide, "resident-wide" + path.replaceAll("[^a-zA-Z0-9]+", "-"));
        }
    }

    @Test
    void places_are_found_and_dead_ends_lead_on() {
        var page = phone(PHONE, true);
        page.navigate("/");
        look(page, "resident-start");
        page.fill("input[name=q]", "凤凰苑 501");
        page.keyboard().press("Enter");
        assertThat(page.locator(".rows-list a").first()).isVisible();
        look(page, "resident-where-found");
        page.click(".rows-list a >> nth=0");
        assertThat(page.locator(".bar-place")).containsText("凤凰苑");
        page.navigate("/p/NobodyKnowsThisPlate");
        look(page, "resident-unknown-plate");
        page.navigate("/t/00000000000000000000000000000000");
        look(page, "resident-unknown-link");
        page.navigate("/privacy");
        look(page, "resident-privacy");
    }

    @Test
    void my_reports_after_signing_in() {
        var page = residentWindow(PHONE, "13985203346");
        page.navigate("/me");
        look(page, "resident-mine-empty");
        filingAppeal.file(org.minsheng.shared.Viewer.ANONYMOUS, withPhone("13985203346", "楼道里堆满了杂物，消防通道过不去"));
        page.reload();
        look(page, "resident-mine");
        page.click(".rows-list a >> nth=0");
        assertThat(page.locator("h1")).containsText("楼道里堆满了杂物");
    }

    private Filing withPhone(String phone, String body) {
        var word = word(compound(), body);
        return new Filing(word.key(), word.kind(), word.channel(), "", body, null, word.place(), "", null,
            new Filing.Contact(new org.minsheng.shared.PhoneNumber(phone), null), false, null, null, false,
            false, word.toldBy(), List.of());
    }

    private static int address = 1;

    /** From an address of its own, so that the limits of one network do not meet the other tests. */
    private Page phone(int width, boolean script) {
        return window(new Browser.NewContextOptions().setViewportSize(width, width == PHONE ? 844 : 900)
            .setJavaScriptEnabled(script)
            .setExtraHTTPHeaders(Map.of("X-Forwarded-For", "10.8.0." + address++)));
    }

    private static FilePayload photo(String name) {
        return new FilePayload(name, "image/jpeg", Report.jpeg(1200, 900));
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(base());
    }

    /** Keeps a picture, and finds what nobody should have to suffer. */
    static void look(Page page, String name) {
        picture(page, name);
        var grave = new AxeBuilder(page).analyze().getViolations().stream()
            .filter(violation -> GRAVE.contains(violation.getImpact()))
            .map(violation -> violation.getId() + ": "
                + violation.getNodes().stream().limit(3).map(node -> node.getHtml()).toList())
            .toList();
        assertThat(grave).as(name).isEmpty();
        assertThat((Integer) page.evaluate(
            "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"))
            .as(name + " is wider than the screen").isZero();
    }
}

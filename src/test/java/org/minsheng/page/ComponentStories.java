package org.minsheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;

/** The component page in a real browser: widths, themes, languages, keyboard, without JavaScript. */
@Beside
@Order(5)
class ComponentStories extends RunningServer {

    private static final List<String> GRAVE = List.of("serious", "critical");

    @Test
    void the_components_look_right_on_a_desk_and_on_a_phone() {
        for (int width : List.of(DESKTOP, PHONE)) {
            var page = components(width);
            picture(page, "components-" + width);
            assertNoGraveViolations(page);
            assertThat(overflow(page)).isZero();
        }
    }

    @Test
    void every_component_is_shown_or_part_of_one_that_is() throws IOException {
        var templates = Path.of("src/main/jte");
        var shown = new ArrayDeque<>(List.of(templates.resolve("page/components.jte"),
            templates.resolve("page/residentcomponents.jte")));
        var seen = new TreeSet<String>();
        while (!shown.isEmpty()) {
            var used = Pattern.compile("@template\\.ui\\.([a-z.]+)\\(").matcher(Files.readString(shown.pop()));
            while (used.find()) {
                if (seen.add(used.group(1))) {
                    shown.push(templates.resolve("ui/" + used.group(1).replace('.', '/') + ".jte"));
                }
            }
        }
        try (var all = Files.list(templates.resolve("ui"))) {
            assertThat(all.map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".jte")))
                .allMatch(name -> seen.contains(name.replace(".jte", "")));
        }
    }

    @Test
    void every_fault_that_is_listed_leads_to_its_field_in_the_order_of_the_page() {
        for (var page : List.of(components(DESKTOP), residents())) {
            var links = page.locator(".faults a");
            assertThat(links).hasCount(5);
            var fields = links.all().stream().map(link -> link.getAttribute("href")).toList();
            assertThat(fields).containsExactly("#f-title", "#f-level", "#f-text", "#f-photos", "#f-agree");
            for (var field : fields) {
                assertThat(page.locator(field)).hasCount(1);
            }
        }
    }

    @Test
    void dark_large_and_english_are_kept_and_readable() {
        for (int width : List.of(DESKTOP, PHONE)) {
            var page = components(width);
            for (var choice : List.of("theme=dark", "large=1", "language=en")) {
                var parts = choice.split("=");
                page.click("details.person > summary");
                page.click(".person-menu button[name=%s][value='%s']".formatted(parts[0], parts[1]));
                page.waitForLoadState();
            }
            assertThat(page).hasURL(base() + "/console/components");
            assertThat(page.locator("h1")).hasText("Components");
            picture(page, "components-dark-large-en-" + width);
            assertNoGraveViolations(page);
            assertThat(overflow(page)).isZero();
            page.context().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions()
                .setName("theme"));
        }
    }

    @Test
    void the_keyboard_searches_walks_and_explains_itself() {
        var page = components(DESKTOP);
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        assertThat(page.locator("#keys dt").filter(new com.microsoft.playwright.Locator.FilterOptions()
            .setHasText("d"))).not().hasCount(0);
        picture(page, "keyboard-help");
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).not().isVisible();
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(page.locator("#list tbody tr:nth-child(2) a")).isFocused();
        page.keyboard().press("k");
        assertThat(page.locator("#list tbody tr:nth-child(1) a")).isFocused();
        page.keyboard().press("d");
        assertThat(page.locator("dialog#confirm-example")).isVisible();
        picture(page, "confirm-dialog");
        page.click("dialog#confirm-example button[type=submit]");
        assertThat(page.locator(".flash")).isVisible();
    }

    @Test
    void without_javascript_a_confirmation_still_asks_and_acts() {
        var signedIn = components(DESKTOP).context().storageState();
        var page = window(new Browser.NewContextOptions().setViewportSize(DESKTOP, 900).setJavaScriptEnabled(false)
            .setStorageState(signedIn));
        page.navigate("/console/components");
        var question = page.locator("#confirm-example .confirm-question");
        assertThat(question).not().isVisible();
        page.click("#confirm-example > summary");
        assertThat(question).isVisible();
        page.click("#confirm-example button[type=submit]");
        assertThat(page.locator(".flash")).isVisible();
    }

    @Test
    void a_filter_changes_the_address_and_a_failure_offers_another_try() {
        var page = components(DESKTOP);
        page.selectOption(".filters select[name=tier]", "TOWN");
        page.waitForURL("**/console/components?tier=TOWN");
        page.route("**/console/components?*", route -> route.abort());
        page.selectOption(".filters select[name=tier]", "COUNTY");
        assertThat(page.locator(".toast-said")).isVisible();
        picture(page, "request-failed");
        page.unroute("**/console/components?*");
        page.click(".toast-said button >> nth=0");
        page.waitForURL("**/console/components?tier=COUNTY");
        assertThat(page.locator(".toast-said")).hasCount(0);
    }

    @Test
    void residents_components_keep_what_was_typed_until_it_is_sent() {
        var page = residents();
        picture(page, "residents-390");
        assertNoGraveViolations(page);
        assertThat(overflow(page)).isZero();
        page.fill("#f-words", "楼道灯坏了三天");
        page.reload();
        assertThat(page.locator("#f-words")).hasValue("楼道灯坏了三天");
        page.click("form#example button[type=submit]");
        assertThat(page.locator(".flash")).isVisible();
        page.navigate("/");
        page.navigate("/console/components?for=residents");
        assertThat(page.locator("#f-words")).hasValue("");
    }

    @Test
    void residents_components_are_large_on_wish_and_an_alarm_must_be_held() {
        var page = residents();
        page.click(".bar-switches button[name=large]");
        page.waitForURL("**for=residents");
        assertThat(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")).isEqualTo(24);
        picture(page, "residents-large-390");
        assertThat(overflow(page)).isZero();
        page.click("[data-hold]");
        assertThat(page.url()).doesNotContain("#held");
        page.locator("[data-hold]").hover();
        page.mouse().down();
        page.waitForURL("**#held");
        page.mouse().up();
    }

    private Page residents() {
        var page = staffWindow(PHONE, "clerk");
        deaf(page);
        page.navigate("/console/components?for=residents");
        return page;
    }

    private Page components(int width) {
        var page = staffWindow(width, "clerk");
        deaf(page);
        page.navigate("/console/components");
        return page;
    }

    private static int overflow(Page page) {
        return (Integer) page.evaluate(
            "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");
    }

    private static void assertNoGraveViolations(Page page) {
        var grave = new AxeBuilder(page).analyze().getViolations().stream()
            .filter(violation -> GRAVE.contains(violation.getImpact()))
            .map(violation -> violation.getId() + ": " + violation.getNodes().stream().limit(4)
                .map(node -> node.getHtml() + " " + node.getFailureSummary()).toList())
            .toList();
        assertThat(grave).isEmpty();
    }
}

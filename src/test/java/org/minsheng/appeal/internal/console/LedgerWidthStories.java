package org.minsheng.appeal.internal.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** The widest table of the console on the small computers of offices. */
class LedgerWidthStories extends RunningServer {

    @Test
    void on_a_small_computer_the_table_scrolls_in_its_box_and_the_page_does_not() {
        var page = staffWindow(1024, "longquan");
        for (var language : List.of("zh", "en")) {
            page.context().addCookies(List.of(new Cookie("language", language).setUrl(base())));
            page.navigate("/console/appeals?tab=all");
            assertThat(page.locator("#list table")).isVisible();
            page.waitForFunction("document.scrollingElement.scrollWidth <= innerWidth");
            picture(page, "ledger-" + language + "-1024");
        }
        assertThat(page.locator("#list.list-wide")).isVisible();
        assertThat(position(page)).isEqualTo("static");
        page.setViewportSize(1440, 900);
        assertThat(page.locator("#list.list-wide")).hasCount(0);
        assertThat(position(page)).isEqualTo("sticky");
        assertThat(page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    private static Object position(Page page) {
        return page.locator("#list th").first().evaluate("head => getComputedStyle(head).position");
    }
}

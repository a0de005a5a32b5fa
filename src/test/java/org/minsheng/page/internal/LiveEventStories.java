package org.minsheng.page.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Signals;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

class LiveEventStories extends RunningServer {

    @Autowired
    Signals signals;

    @Test
    void an_open_console_page_hears_what_its_reader_may_see_and_nothing_else() {
        var fenggang = listening("clerk");
        var meitan = listening("yingfu-clerk");
        signals.send("test-topic", "520328004901");
        signals.send("test-topic", "520327001003");
        signals.send("test-topic", "520328004901");
        fenggang.waitForCondition(() -> heard(fenggang) >= 1);
        meitan.waitForCondition(() -> heard(meitan) >= 1);
        assertThat(fenggang.evaluate("window.heard")).isEqualTo(List.of("520327001003"));
        assertThat(String.valueOf(meitan.evaluate("window.heard"))).contains("520328004901")
            .doesNotContain("520327001003");
    }

    @Test
    void whoever_leafs_through_many_pages_still_hears() {
        for (int n = 0; n < LiveEvents.MOST_OF_ONE_PERSON; n++) {
            listening("clerk");
        }
        var last = listening("clerk");
        signals.send("test-topic", "520327001003");
        last.waitForCondition(() -> heard(last) >= 1);
    }

    /** The server ends the oldest stream of whoever opens too many pages; what is filed meanwhile is not lost. */
    @Test
    void a_list_whose_stream_was_cut_looks_anew() {
        var page = staffWindow(DESKTOP, "yingfu-clerk");
        listening(page, () -> page.navigate("/console/appeals?tab=all"));
        page.route("**/console/events", Route::abort);
        for (int n = 0; n < LiveEvents.MOST_OF_ONE_PERSON; n++) {
            listening("yingfu-clerk");
        }
        var words = "没人听见时登记的 " + UUID.randomUUID().toString().substring(0, 8);
        assertThat(client("yingfu-clerk").post("/console/appeals",
            Map.of("requestKey", RequestKey.fresh().toString(), "channel", "HOTLINE", "kind", "HELP", "body", words,
                "place", "5203280049010001", "toldBy", "PAGE")).statusCode()).isEqualTo(303);
        page.unroute("**/console/events");
        PlaywrightAssertions.assertThat(page.locator("#list")).containsText(words);
    }

    @Test
    void nobody_listens_without_a_sign_in() {
        assertThat(anybody().get("/console/events").statusCode()).isNotEqualTo(200);
    }

    /** The page's policy forbids the browser to evaluate a text by itself, so it is asked again and again. */
    private static int heard(Page page) {
        return ((Number) page.evaluate("window.heard.length")).intValue();
    }

    private Page listening(String username) {
        var page = staffWindow(DESKTOP, username);
        page.navigate("/console");
        page.evaluate("""
            () => new Promise(open => {
                window.heard = [];
                const source = new EventSource('/console/events');
                source.addEventListener('test-topic', event => window.heard.push(event.data));
                source.onopen = () => open(true);
            })""");
        return page;
    }
}

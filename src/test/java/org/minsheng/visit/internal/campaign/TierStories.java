package org.minsheng.visit.internal.campaign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/**
 * Those above the community: a county leader and a town's dispatcher follow what runs below them, and begin something
 * of their own.
 */
class TierStories extends RunningServer {

    private static final String FIRE = "体育场社区消防安全入户检查";

    @Test
    void a_county_leader_follows_a_campaign_from_the_start_page_to_a_household() {
        var page = staffWindow(DESKTOP, "leader");
        page.navigate("/console/campaigns");
        while (page.locator("#list a:has-text('" + FIRE + "')").count() == 0) {
            var here = page.url();
            page.click("a[rel=next]"); // other tests have made many that are newer
            page.waitForURL(address -> !address.equals(here));
        }
        page.click("#list a:has-text('" + FIRE + "')");
        assertThat(page.locator(".campaign-whole")).isVisible();
        picture(page, "campaign-leader-1440");
        for (var by : List.of("COMMUNITY", "VISITOR")) {
            page.click("nav a[href$='by=" + by + "']");
            assertThat(page.locator("tbody tr").first()).isVisible();
        }
        page.click("tbody tr td a >> nth=0");
        assertThat(page.locator("h1")).containsText("住户清单");
        assertThat(page.locator("#list tbody tr").first()).isVisible();
        picture(page, "campaign-leader-tasks-1440");
        english(page);
        page.navigate("/console/campaigns");
        assertThat(page.locator("h1")).containsText("Campaigns");
        picture(page, "campaign-leader-list-1440-en");
    }

    @Test
    void a_dispatcher_drafts_for_the_town_and_sees_who_would_walk() {
        var page = staffWindow(PHONE, "longquan");
        page.navigate("/console/campaigns/new");
        page.fill("input[name=name]", "龙泉街道入户走访");
        page.locator("select[name=form]").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("textarea[name=purpose]", "看看大家冬天缺什么");
        page.fill("textarea[name=basis]", "居民委员会组织法");
        page.check("input[name=visitors][value=MEMBER]");
        page.fill("input[name=keepDays]", "0");
        page.click("button[data-key=s]");
        assertThat(page.locator(".has-fault")).containsText("保留天数");
        assertThat(page.locator("input[name=name]")).hasValue("龙泉街道入户走访");
        page.fill("input[name=keepDays]", "90");
        page.click("button[data-key=s]");
        page.waitForURL(address -> address.matches(".*/console/campaigns/\\d+"));
        assertThat(page.locator("main")).containsText("结束后 90 天");
        assertThat(page.locator(".campaign-rows, table").last()).containsText("报到党员");
        picture(page, "campaign-dispatcher-preview-390");
        english(page);
        page.reload();
        assertThat(page.locator("main")).containsText("90 days after the end");
        picture(page, "campaign-dispatcher-preview-390-en");
    }

    private void english(Page page) {
        page.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
    }
}

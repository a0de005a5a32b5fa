package org.minsheng.appeal.internal.hotspots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** What many say within a week becomes a task that somebody takes on and ends with a result. */
class HotspotStories extends AppealFixture {

    private static final String MATTER = "rural.water";

    /** Whether no name on the map covers another or is cut off by its edge. */
    private static final String APART = """
        () => {
          const map = document.querySelector('.map').getBoundingClientRect()
          const boxes = [...document.querySelectorAll('.map .shape-beside')].map(name => name.getBoundingClientRect())
          return boxes.every((one, at) => one.left >= map.left && one.right <= map.right && boxes.every((other, to) =>
            at === to || one.right <= other.left || other.right <= one.left
              || one.bottom <= other.top || other.bottom <= one.top))
        }
        """;

    @Autowired
    FindingHotspots finding;
    @Autowired
    GuessingMatters guessing;
    @Autowired
    Hotspots hotspots;

    @Test
    void what_many_say_becomes_a_task_with_an_owner_and_a_result() {
        jdbc.sql("""
                delete from appeal.hotspot_entry
                where hotspot in (select id from appeal.hotspot where matter = :matter)
                """)
            .param("matter", MATTER).update();
        jdbc.sql("delete from appeal.hotspot where matter = :matter").param("matter", MATTER).update();
        for (int n = 0; n < 6; n++) {
            var appeal = file(compound(), "水渠堵了，田里灌不上水，第" + n + "户");
            jdbc.sql("update appeal.appeal set matter = :matter where id = :id").param("matter", MATTER)
                .param("id", appeal.id().value()).update();
        }
        finding.find();
        finding.find();
        var dispatcher = staffWindow(DESKTOP, "longquan");
        dispatcher.navigate("/console/hotspots");
        var row = dispatcher.locator("tr[data-map-show]")
            .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("农田水利"));
        assertThat(row).hasCount(1);
        picture(dispatcher, "finding-hotspots-1440");
        row.locator("a").click();
        assertThat(dispatcher.locator("main")).containsText("水渠堵了");
        dispatcher.locator("main form button[type=submit]").first().click();
        assertThat(dispatcher.locator(".flash")).containsText("已认领");
        dispatcher.locator("textarea[name=text]").fill("已请水务站清淤，三天内完成。");
        dispatcher.locator("#entry button[type=submit]").click();
        assertThat(dispatcher.locator("main")).containsText("已请水务站清淤");
        picture(dispatcher, "finding-hotspot-1440");
        onPhone(dispatcher, "finding-hotspot-390");
        dispatcher.keyboard().press("f");
        assertThat(dispatcher.locator("textarea[name=result]")).isFocused();
        dispatcher.keyboard().press("Escape");
        dispatcher.locator("#closure button[type=submit]").click();
        assertThat(dispatcher.locator("#e-result")).isVisible();
        dispatcher.locator("textarea[name=result]").fill("水渠已清淤，回访 6 户都已灌上水。");
        dispatcher.locator("#closure button[type=submit]").click();
        assertThat(dispatcher.locator(".hotspot-state")).containsText("已办结");
        var phone = staffWindow(PHONE, "leader");
        phone.navigate("/console/hotspots");
        picture(phone, "finding-hotspots-390");
    }

    @Test
    void what_nobody_has_sorted_yet_counts_too_stands_on_the_map_and_leads_to_its_appeals() {
        jdbc.sql("delete from appeal.hotspot_entry").update();
        jdbc.sql("delete from appeal.hotspot where matter = 'environment.noise'").update();
        for (int n = 0; n < 8; n++) {
            file(compound(), "工地夜里施工噪音太大，吵得睡不着，第" + n + "晚");
        }
        while (guessing.guess() == GuessingMatters.BATCH) {
            Thread.yield();
        }
        finding.find();
        var rising = hotspots.rising(COMMUNITY).stream().filter(one -> one.matter().equals("environment.noise"))
            .findFirst().orElseThrow();
        assertThat(rising.guessed()).isGreaterThanOrEqualTo(8);
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "longquan");
            page.navigate("/console/hotspots");
            assertThat(page.locator("main")).containsText("还没有归类，按内容推测");
            assertThat(page.locator(".map path").first()).isAttached();
            assertThat(page.locator("main")).containsText("往常没有");
            assertThat(page.locator("main")).not().containsText(" 0.0 ");
            assertThat(page.locator(".map .shape-beside").first()).isVisible();
            assertThat(page.locator(".map .shape-beside").allInnerTexts()).allSatisfy(name ->
                assertThat(name).matches("(?s).+ \\d+\\n.+"));
            assertThat((Boolean) page.evaluate(APART)).as("names beside dots cover each other at " + width).isTrue();
            picture(page, "finding-hotspot-map-" + width);
            page.emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
            picture(page, "finding-hotspot-map-dark-" + width);
            page.locator("table a[href*='topics/environment.noise']").first().click();
            assertThat(page.locator("main")).containsText("工地夜里施工噪音太大");
            picture(page, "finding-hot-topic-" + width);
        }
        assertThat(client("longquan").get("/console/hotspots/topics/environment.noise?area=520328").statusCode())
            .isEqualTo(404);
    }
}

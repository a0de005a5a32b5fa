package org.minsheng.appeal.internal.hotspots;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** What many say within a week becomes a task that somebody takes on and ends with a result. */
class HotspotStories extends AppealFixture {

    private static final String MATTER = "rural.water";

    @Autowired
    FindingHotspots finding;

    @Test
    void what_many_say_becomes_a_task_with_an_owner_and_a_result() {
        jdbc.sql("delete from appeal.hotspot_entry where hotspot in (select id from appeal.hotspot where matter = :matter)").param("matter", MATTER).update();
        jdbc.sql("delete from appeal.hotspot where matter = :matter").param("matter", MATTER).update();
        for (int n = 0; n < 6; n++) {
            var appeal = file(compound(), "水渠堵了，田里灌不上水，第" + n + "户");
            jdbc.sql("update appeal.appeal set matter = :matter where id = :id").param("matter", MATTER).param("id", appeal.id().value()).update();
        }
        finding.find();
        finding.find();
        var dispatcher = staffWindow(DESKTOP, "longquan");
        dispatcher.navigate("/console/hotspots");
        var row = dispatcher.locator("tbody tr").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("农田水利"));
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
        dispatcher.locator("#closure button[type=submit]").click();
        assertThat(dispatcher.locator("#e-result")).isVisible();
        dispatcher.locator("textarea[name=result]").fill("水渠已清淤，回访 6 户都已灌上水。");
        dispatcher.locator("#closure button[type=submit]").click();
        assertThat(dispatcher.locator(".hotspot-state")).containsText("已办结");
        var phone = staffWindow(PHONE, "leader");
        phone.navigate("/console/hotspots");
        picture(phone, "finding-hotspots-390");
    }
}

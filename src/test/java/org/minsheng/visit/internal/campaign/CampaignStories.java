package org.minsheng.visit.internal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** A secretary asks a community's households, neighbours walk, and two who disagree are brought together. */
class CampaignStories extends RunningServer {

    private static final AreaCode COMMUNITY = new AreaCode("520329001005");
    private static final int HOMES = 12;

    @Autowired
    Town town;
    @Autowired
    Places places;
    @Autowired
    FoldingTally folding;

    private void registerHomes() {
        var doors = places.doors(COMMUNITY).stream().limit(HOMES).map(AreaCode::value).toArray(String[]::new);
        jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                select wanted.door, 'OWNER', gen_random_uuid(), now(), now()
                from unnest(:doors::text[]) as wanted (door)
                where not exists (select from household.household where household.door = wanted.door)
                """)
            .param("doors", doors).update();
    }

    @Test
    void a_secretary_asks_every_household_and_a_neighbour_walks() {
        registerHomes();
        town.form(COMMUNITY, Town.QUESTIONS);
        var phone = town.phone();
        var page = staffWindow(DESKTOP, "jishan");
        var campaign = draft(page, phone);
        page.click(".start-buttons > button.btn-outline-primary");
        page.click("dialog#start button[type=submit]");
        page.locator(".campaign-whole").waitFor();
        walk(phone);
        folding.fold();
        page.navigate("/console/campaigns/" + campaign + "?by=VISITOR");
        assertThat(page.textContent(".figures")).contains("1");
        picture(page, "campaign-progress-1440");
        page.navigate("/console/campaigns/" + campaign);
        picture(page, "campaign-grids-1440");
        page.navigate("/console/campaigns/" + campaign + "/tasks");
        picture(page, "campaign-tasks-1440");
        page.navigate("/console/campaigns/" + campaign + "/results");
        assertThat(page.textContent("main")).contains("常住人数");
        picture(page, "campaign-results-1440");
        onThePhone(campaign);
        sheets(campaign);
    }

    private String draft(Page page, String phone) {
        page.navigate("/console/campaigns/new");
        picture(page, "campaign-form-1440");
        page.fill("input[name=name]", "冬季入户走访 " + phone.substring(7));
        page.locator("select[name=form]").selectOption(new SelectOption().setLabel("测试表"));
        page.fill("textarea[name=purpose]", "了解每户住了几口人，用什么做饭。");
        page.fill("textarea[name=basis]", "居民委员会组织法");
        page.locator("input[name=visitors][value=GRID_WORKER]").uncheck();
        page.locator("input[name=visitors][value=NAMED]").check();
        page.fill("textarea[name=named]", phone + " 王芳");
        page.click("button[data-key=s]");
        page.waitForURL(address -> address.matches(".*/console/campaigns/\\d+"));
        assertThat(page.textContent("main")).contains("测试表");
        picture(page, "campaign-preview-1440");
        return page.url().replaceFirst(".*/", "");
    }

    private void walk(String phone) {
        var neighbour = residentWindow(PHONE, phone);
        neighbour.navigate("/me/visits");
        picture(neighbour, "campaign-mine-390");
        neighbour.locator(".door-list a").first().click();
        neighbour.fill("input[name='a.people']", "4");
        picture(neighbour, "campaign-door-390");
        neighbour.click("button[value=ANSWERED]");
        neighbour.waitForURL(base() + "/me/visits");
        neighbour.locator(".door-list a").first().click();
        neighbour.click("button[value=NOBODY_HOME]");
        neighbour.waitForURL(base() + "/me/visits");
        picture(neighbour, "campaign-again-390");
    }

    private void onThePhone(String campaign) {
        var phone = staffWindow(PHONE, "jishan");
        phone.navigate("/console/campaigns");
        picture(phone, "campaign-list-390");
        phone.navigate("/console/campaigns/" + campaign);
        picture(phone, "campaign-progress-390");
        phone.navigate("/console/visits");
        picture(phone, "campaign-visits-390");
    }

    private void sheets(String campaign) {
        var client = client("jishan");
        assertThat(new String(client.bytes("/console/campaigns/" + campaign + "/report.pdf"), 0, 5,
            StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(new String(client.bytes("/console/campaigns/" + campaign + "/report.xlsx"), 0, 2,
            StandardCharsets.ISO_8859_1)).isEqualTo("PK");
        assertThat(paper(client.bytes("/console/campaigns/" + campaign + "/report.pdf"), "campaign-report"))
            .isEqualTo(1);
    }

    @Test
    void two_results_that_differ_are_decided_side_by_side() {
        registerHomes();
        var area = COMMUNITY;
        var named = town.named(1, area);
        var campaign = town.draft(area, named);
        client("jishan").post("/console/campaigns/" + campaign.value() + "/start", Map.of());
        long task = jdbc.sql("select min(id) from visit.task where campaign = :id").param("id", campaign.value())
            .query(Long.class).single();
        for (var people : new String[] {"3", "5"}) {
            client("jishan").post("/console/visits/" + task,
                Map.of("requestKey", UUID.randomUUID().toString(), "outcome", "ANSWERED",
                "a.people", people, "a.gas", "gas"));
        }
        var page = staffWindow(DESKTOP, "jishan");
        page.navigate("/console/campaigns/" + campaign.value() + "/conflicts");
        page.locator("#list td a").first().click();
        picture(page, "campaign-conflict-1440");
        page.locator("button[name=whole]").last().click();
        page.waitForURL(base() + "/console/campaigns/" + campaign.value() + "/conflicts");
        assertThat(jdbc.sql("select conflict from visit.task where id = :id").param("id", task).query(Boolean.class)
            .single()).isFalse();
    }

    @Test
    void another_community_sees_nothing_of_it() {
        var named = town.named(1, COMMUNITY);
        var campaign = town.draft(COMMUNITY, named);
        for (var path : new String[] {"", "/tasks", "/results", "/report.pdf", "/conflicts", "/edit"}) {
            assertThat(client("tiyuchang").get("/console/campaigns/" + campaign.value() + path).statusCode())
                .isEqualTo(404);
        }
        assertThat(client("tiyuchang").post("/console/campaigns/" + campaign.value() + "/start", Map.of()).statusCode())
            .isEqualTo(404);
        assertThat(resident(town.phone()).get("/me/visits/1").statusCode()).isEqualTo(404);
    }
}

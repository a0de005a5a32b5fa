package org.minsheng.points.internal.claim;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.points.internal.PointsTown;
import org.minsheng.testing.RunningServer;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;

/** A deed in 体育场社区: claimed on a phone, verified at the desk, shown to everybody, objected to, settled, credited. */
class ClaimStories extends RunningServer {

    @Autowired
    private Crediting crediting;

    @Test
    void from_a_cleared_drain_to_points() {
        var phone = PointsTown.phone();
        var resident = residentWindow(PHONE, phone);
        resident.navigate("/me/points");
        picture(resident, "points-none-390");
        resident.navigate("/me/points/claims/new");
        resident.fill("input[name=where]", "体育场社区");
        main(resident).locator("button[type=submit]").first().click();
        resident.waitForLoadState();
        if (resident.locator("textarea[name=note]").count() == 0) {
            main(resident).getByText("体育场社区").first().click();
        }
        resident.locator("input[name=kind]").first().check();
        main(resident).locator("form[action='/me/points/claims'] button[type=submit]").click();
        assertThat(main(resident)).containsText("请填写");
        resident.fill("textarea[name=note]", "清理二栋后面的排水沟，装了六袋淤泥。");
        resident.setInputFiles("input[name=photos]", new FilePayload("排水沟.png", "image/png", Views.png(21, 240, 0)));
        assertThat(resident.locator(".upload img").first()).isVisible();
        picture(resident, "points-claim-new-390");
        main(resident).locator("form[action='/me/points/claims'] button[type=submit]").click();
        assertThat(resident.locator(".flash")).containsText("已收到");
        var id = resident.url().replaceAll(".*/", "");

        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console/points/claims");
        picture(clerk, "points-claims-1440");
        clerk.navigate("/console/points/claims/" + id);
        var photo = main(clerk).locator("img[src^='/attachments/']").first();
        assertThat(photo).isVisible();
        org.assertj.core.api.Assertions.assertThat(anybody().get(photo.getAttribute("src")).statusCode())
            .as("a proof is for the desk").isNotEqualTo(200);
        main(clerk).getByText("属实，开始公示").click();
        assertThat(clerk.locator(".flash")).containsText("开始公示");
        picture(clerk, "points-claim-1440");

        var neighbour = window(PHONE);
        neighbour.navigate("/points/520327001003");
        assertThat(main(neighbour)).containsText("正在公示");
        picture(neighbour, "points-public-390");
        neighbour.navigate("/points/claims/" + id + "/objection");
        main(neighbour).locator("form[action$='/objection'] button[type=submit]").click();
        assertThat(main(neighbour)).containsText("请填写");
        neighbour.fill("textarea[name=body]", "那天我也在，是他和老张两个人一起清的。");
        picture(neighbour, "points-objection-390");
        main(neighbour).locator("form[action$='/objection'] button[type=submit]").click();
        assertThat(neighbour.locator(".flash")).containsText("社区收到了您的异议");
        neighbour.navigate("/points/520327001003/standard");
        picture(neighbour, "points-standard-390");

        var secretary = staffWindow(DESKTOP, "tiyuchang");
        secretary.navigate("/console/points/claims/" + id);
        main(secretary).locator("input[name=upheld][value=no]").check();
        secretary.fill("textarea[name=answer]", "两人都参加了，各自申报，情况属实。");
        picture(secretary, "points-claim-objection-1440");
        main(secretary).locator("form[action$='/settlement'] button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("异议已处理");
        jdbc.sql("update points.claim set public_until = now() where id = :id")
            .param("id", Long.parseLong(id)).update();
        crediting.credit(Long.parseLong(id), Instant.now().plusSeconds(1));

        resident.navigate("/me/points");
        assertThat(resident.locator(".purse-points")).containsText("5");
        picture(resident, "points-mine-390");
        resident.navigate("/me/points/claims/" + id);
        picture(resident, "points-my-claim-390");
        resident.navigate("/me/points/statement");
        picture(resident, "points-statement-390");
    }

    @Test
    void a_secretary_drafts_the_next_version_of_the_standard_and_looks_at_the_whole() {
        var secretary = staffWindow(DESKTOP, "yingfu");
        secretary.navigate("/console/points/standards");
        // A database of an earlier run has the draft already.
        main(secretary).locator("button[type=submit]").or(main(secretary).getByText("打开草稿")).first().click();
        secretary.fill("input[name=name]", "清洁楼道");
        secretary.fill("input[name=code]", "stairs");
        secretary.fill("input[name=points]", "5");
        secretary.fill("input[name=capPoints]", "2");
        main(secretary).locator("form[action$='/kinds'] button[type=submit]").click();
        assertThat(main(secretary)).containsText("上限不能低于一次的分数");
        secretary.fill("input[name=capPoints]", "20");
        main(secretary).locator("form[action$='/kinds'] button[type=submit]").click();
        assertThat(main(secretary)).containsText("每月最多 20 分");
        picture(secretary, "points-standard-draft-1440");
        secretary.navigate("/console/points");
        picture(secretary, "points-overview-empty-1440");

        var own = staffWindow(DESKTOP, "tiyuchang");
        own.navigate("/console/points");
        assertThat(main(own)).containsText("阳光储蓄积分超市");
        picture(own, "points-overview-1440");
        own.navigate("/console/points/holders");
        picture(own, "points-holders-1440");
        main(own).locator("tbody a").first().click();
        picture(own, "points-holder-1440");
        own.navigate("/console");
        picture(own, "points-secretary-start-1440");
        own.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        own.navigate("/console/points");
        picture(own, "points-overview-en-1440");
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}

package org.minsheng.volunteer.internal.mediation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A team of mediators with its shift, and a dispute from the first talk to the archive. */
class MediationStories extends RunningServer {

    private static final String MEDIATOR = "19800005401";

    @Test
    void a_mediator_goes_on_duty_and_settles_a_dispute() {
        var desk = staffWindow(DESKTOP, "yingfu-clerk");
        desk.navigate("/console/teams");
        main(desk).locator("details summary").first().click();
        main(desk).locator("select[name=kind]").selectOption("MEDIATION");
        main(desk).locator("input[name=name]").fill("老娘舅调解队" + System.nanoTime() % 100_000);
        main(desk).locator("form[action='/console/teams'] button[type=submit]").click();
        assertThat(desk.locator(".flash")).containsText("已组建");
        main(desk).locator("form[action$='/members'] input[name=name]").fill("孙桂芳");
        main(desk).locator("input[name=phone]").fill(MEDIATOR);
        main(desk).locator("form[action$='/members'] button[type=submit]").click();
        assertThat(desk.locator(".flash")).containsText("队员已添加");
        var soon = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).minusMinutes(30).truncatedTo(ChronoUnit.MINUTES);
        main(desk).locator("input[name=place]").fill("调解室");
        main(desk).locator("input[name=startsAt]").fill(soon.toString());
        main(desk).locator("input[name=endsAt]").fill(soon.plusMinutes(29).toString());
        main(desk).locator("input[name=person]").first().check();
        main(desk).locator("form[action$='/shifts'] button[type=submit]").click();
        assertThat(desk.locator(".flash")).containsText("已排班");
        picture(desk, "volunteer-team-1440");
        substitute(desk);

        var mediator = residentWindow(PHONE, MEDIATOR);
        mediator.navigate("/me/volunteer/shifts");
        main(mediator).locator("textarea[name=log]").fill("接待两户邻里，劝好一起停车争执。");
        picture(mediator, "volunteer-shifts-390");
        main(mediator).locator("form[action$='/log'] button[type=submit]").click();
        assertThat(mediator.locator(".flash")).containsText("日志已送到社区");
        main(desk).locator("tr:has-text('调解室') a[href^='/console/shifts/']").first().click();
        picture(desk, "volunteer-shift-1440");
        main(desk).locator("form[action$='/confirmation'] button[type=submit]").click();
        assertThat(desk.locator(".flash")).containsText("服务记录已生成");

        desk.navigate("/console/mediations/new");
        main(desk).locator("select[name=kind]").selectOption("NEIGHBOURS");
        main(desk).locator("input[name=title]").fill("楼道堆物影响通行");
        main(desk).locator("input[name=party1]").fill("周明远");
        main(desk).locator("input[name=party2]").fill("吴晓梅");
        main(desk).locator("input[name=phone1]").fill("123");
        main(desk).locator("textarea[name=dispute]").fill("楼道里放了鞋柜和纸箱，邻居出入不便。");
        main(desk).locator("form[action='/console/mediations'] button[type=submit]").click();
        assertThat(main(desk).locator("#e-phone1")).isVisible();
        main(desk).locator("input[name=phone1]").fill("19800005402");
        picture(desk, "volunteer-mediation-new-1440");
        main(desk).locator("form[action='/console/mediations'] button[type=submit]").click();
        assertThat(desk.locator(".flash")).containsText("已受理");
        assertThat(main(desk)).containsText("周**");
        main(desk).locator("textarea[name=text]").fill("双方都到场，愿意各让一步。");
        main(desk).locator("form[action$='/entries'] button[type=submit]").click();
        main(desk).locator("textarea[name=agreement]").fill("三日内清走，今后楼道不堆物。");
        main(desk).locator("form[action$='/agreement'] button[type=submit]").click();
        assertThat(desk.locator(".flash")).containsText("协议已记入");
        main(desk).locator("form[action$='/effect'] button[type=submit]").click();
        assertThat(main(desk)).containsText("共同向法院申请司法确认");
        picture(desk, "volunteer-mediation-1440");
        var path = desk.url().substring(base().length());
        var paper = client("yingfu-clerk").get(path + "/agreement.pdf");
        org.assertj.core.api.Assertions.assertThat(paper.headers().firstValue("Content-Type").orElse(""))
            .startsWith("application/pdf");
        org.assertj.core.api.Assertions.assertThat(paper(client("yingfu-clerk").bytes(path + "/agreement.pdf"),
            "paper-mediation")).isEqualTo(1);
        desk.locator("button:has(+ dialog#reading)").click();
        desk.locator("dialog#reading input[name=readingReason]").fill("电话通知双方");
        desk.locator("dialog#reading button[type=submit]").click();
        assertThat(main(desk)).containsText("周明远");
        desk.navigate("/console/mediations");
        picture(desk, "volunteer-mediations-1440");
    }

    /** The mediator cannot come next week, and a colleague goes instead. */
    private void substitute(Page desk) {
        var team = desk.url();
        main(desk).locator("form[action$='/members'] input[name=name]").fill("李国强");
        main(desk).locator("input[name=phone]").fill("19800005403");
        main(desk).locator("form[action$='/members'] button[type=submit]").click();
        var later = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusDays(7).truncatedTo(ChronoUnit.HOURS);
        main(desk).locator("input[name=place]").fill("矛盾调解中心");
        main(desk).locator("input[name=startsAt]").fill(later.toString());
        main(desk).locator("input[name=endsAt]").fill(later.plusHours(2).toString());
        main(desk).locator("label:has-text('198****5401') input[name=person], label:has-text('孙') input[name=person]")
            .first().check();
        main(desk).locator("form[action$='/shifts'] button[type=submit]").click();
        var mediator = residentWindow(PHONE, MEDIATOR);
        mediator.navigate("/me/volunteer/shifts");
        var card = main(mediator).locator("section:has-text('矛盾调解中心')").first();
        card.locator("summary").click();
        picture(mediator, "volunteer-shift-excuse-390");
        card.locator("input[name=reason]").fill("要陪母亲看病");
        card.locator("form[action$='/absence'] button[type=submit]").click();
        assertThat(mediator.locator(".flash")).containsText("已告诉社区");
        assertThat(main(mediator).locator("section:has-text('矛盾调解中心')").first()).containsText("您已请假");
        desk.navigate(team);
        main(desk).locator("tr:has-text('矛盾调解中心') a[href^='/console/shifts/']").first().click();
        assertThat(main(desk)).containsText("来不了：要陪母亲看病");
        picture(desk, "volunteer-shift-substitute-1440");
        main(desk).locator("form[action$='/substitutes'] button[type=submit]").click();
        assertThat(desk.locator(".flash")).containsText("替班的队员会收到通知");
        assertThat(main(desk)).containsText("替 孙");
        desk.navigate(team);
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}

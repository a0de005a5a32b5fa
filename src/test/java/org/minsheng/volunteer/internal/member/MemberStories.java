package org.minsheng.volunteer.internal.member;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.internal.deed.AddingUp;
import org.springframework.beans.factory.annotation.Autowired;

/** A member reports to the community where she lives, the secretary confirms, and a wish comes true. */
class MemberStories extends RunningServer {

    private static final String COMMUNITY = "520328004901";
    /** Somebody new each time. */
    private static final String PHONE_OF_MEMBER = "1980%07d".formatted(System.nanoTime() % 10_000_000);

    @Autowired
    private AddingUp adding;

    @Test
    void a_member_reports_by_the_communitys_code_and_fulfils_a_wish() {
        var secretary = staffWindow(DESKTOP, "yingfu");
        secretary.navigate("/console/members/poster?community=" + COMMUNITY);
        assertThat(main(secretary)).containsText("迎涪社区");
        picture(secretary, "volunteer-poster-1440");
        org.assertj.core.api.Assertions.assertThat(paper(client("yingfu")
            .bytes("/console/members/poster.pdf?community=" + COMMUNITY), "paper-poster")).isEqualTo(1);

        var member = residentWindow(PHONE, PHONE_OF_MEMBER);
        member.navigate("/me/volunteer");
        picture(member, "volunteer-hub-new-390");
        member.navigate("/me/volunteer/membership/new?community=" + COMMUNITY);
        member.locator("#main input[name=name]").fill("罗小兰");
        member.locator("#main input[name=unit]").fill("湄潭县财政局");
        member.locator("#main input[name=skill][value=legal]").check();
        member.locator("#main input[name=time][value=WEEKEND_DAYTIME]").check();
        picture(member, "volunteer-join-390");
        member.locator("#main form[action='/me/volunteer/membership'] button[type=submit]").click();
        assertThat(member.locator(".flash")).containsText("报到已送到社区");
        picture(member, "volunteer-hub-waiting-390");

        long id = jdbc.sql("select max(id) from volunteer.membership where community = :community and state = 'ASKED'")
            .param("community", COMMUNITY)
            .query(Long.class).single();
        secretary.navigate("/console/members?state=ASKED");
        picture(secretary, "volunteer-members-asked-1440");
        main(secretary).locator("a[href='/console/members/" + id + "']").click();
        picture(secretary, "volunteer-member-1440");
        main(secretary).locator("form[action$='/confirmation'] button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("报到已确认");

        secretary.navigate("/console/wishes/new");
        main(secretary).locator("input[name=title]").fill("想学用手机挂号");
        main(secretary).locator("form[action='/console/wishes'] button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("心愿已公布");
        var wish = secretary.url().substring(base().length());

        member.navigate("/me/volunteer");
        assertThat(main(member)).containsText("您已在迎涪社区报到");
        picture(member, "volunteer-hub-390");
        member.navigate("/me/volunteer/wishes");
        picture(member, "volunteer-wishes-390");
        var number = wish.substring(wish.lastIndexOf('/') + 1);
        member.locator("#main form[action='/me/volunteer/wishes/" + number + "/claim'] button[type=submit]").click();
        assertThat(member.locator(".flash")).containsText("认领成功");
        member.locator("#main form[action='/me/volunteer/wishes/" + number + "/fulfilment'] button[type=submit]")
            .click();
        assertThat(member.locator(".flash")).containsText("等确认");
        picture(member, "volunteer-wishes-claimed-390");

        secretary.navigate(wish);
        main(secretary).locator("textarea[name=thanks]").fill("谢谢您耐心教会了张大爷。");
        picture(secretary, "volunteer-wish-1440");
        main(secretary).locator("form[action$='/thanks'] button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("记为一次服务");
        member.navigate("/me/volunteer/deeds");
        assertThat(main(member)).containsText("想学用手机挂号");
        picture(member, "volunteer-deeds-390");

        adding.addUp();
        Awaitility.await().until(() -> jdbc
            .sql("select not exists (select from volunteer.deed_change where area = :area)")
            .param("area", COMMUNITY).query(Boolean.class).single());
        member.navigate("/me/volunteer/certificate");
        main(member).locator("form[action='/me/volunteer/certificate'] button[type=submit]").click();
        assertThat(member.locator(".flash")).containsText("证明已开具");
        picture(member, "volunteer-certificate-390");
        var paper = main(member).locator("a[href$='.pdf']").first().getAttribute("href");
        org.assertj.core.api.Assertions.assertThat(resident(PHONE_OF_MEMBER).get(paper).headers()
            .firstValue("Content-Type").orElse("")).startsWith("application/pdf");
        org.assertj.core.api.Assertions.assertThat(paper(resident(PHONE_OF_MEMBER).bytes(paper), "paper-certificate"))
            .isEqualTo(1);
        var anybody = window(PHONE);
        anybody.navigate(paper.replace("/me/volunteer", "").replace(".pdf", ""));
        assertThat(main(anybody)).containsText("罗**");
        picture(anybody, "volunteer-verified-390");
        member.navigate("/me/volunteer/rankings");
        picture(member, "volunteer-my-rankings-390");
        main(member).locator(".rows-list a").first().click();
        assertThat(main(member)).containsText("都经社区核实");
        picture(member, "volunteer-ranked-deeds-390");
        org.assertj.core.api.Assertions.assertThat(newResident("1981%07d".formatted(System.nanoTime() % 10_000_000))
            .get("/me/volunteer/rankings/units/1").statusCode())
            .as("who has reported nowhere has no county").isEqualTo(404);
        secretary.navigate("/console/members");
        picture(secretary, "volunteer-members-1440");
        secretary.navigate("/console/member-groups");
        picture(secretary, "volunteer-groups-1440");
        importing(secretary);
        secretary.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        secretary.navigate("/console/members/" + id);
        assertThat(main(secretary)).containsText("Place of work");
    }

    /** A sheet whose columns are named in the community's own way. */
    private static void importing(Page secretary) {
        secretary.navigate("/console/members");
        main(secretary).getByText("导入党员").first().click();
        var sheet = "同志,联系,在哪上班,会什么\n龙一,%s1,湄潭县财政局,法律咨询\n龙二,%<s2,自由职业,\n龙三,1380,,\n"
            .formatted("1982%06d".formatted(System.nanoTime() % 1_000_000));
        secretary.setInputFiles("input[name=file]",
            new FilePayload("党员.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8)));
        main(secretary).locator("form[enctype] button[type=submit]").click();
        main(secretary).locator("select[name=column0]").selectOption("name");
        main(secretary).locator("select[name=column1]").selectOption("phone");
        main(secretary).locator("select[name=column2]").selectOption("unit");
        picture(secretary, "volunteer-import-mapping-1440");
        narrow(secretary, "volunteer-import-mapping-390");
        main(secretary).locator("select[name=column0]").selectOption("name");
        main(secretary).locator("select[name=column1]").selectOption("phone");
        main(secretary).locator("select[name=column2]").selectOption("unit");
        main(secretary).locator("form[action$='/mapping'] button[type=submit]").click();
        assertThat(main(secretary)).containsText("新增 2 人");
        assertThat(main(secretary)).containsText("手机号没有写或写错了");
        picture(secretary, "volunteer-import-1440");
        narrow(secretary, "volunteer-import-wrong-390");
        main(secretary).locator(".mend-cell input[name=phone]")
            .fill("1982%06d3".formatted(System.nanoTime() % 1_000_000));
        main(secretary).locator(".mend-cell button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("第 4 行改好了");
        main(secretary).getByText("写入 3 人").click();
        assertThat(secretary.locator(".flash")).containsText("已写入 3 人");
        main(secretary).locator("a[href*='state=NEW']").click();
        narrow(secretary, "volunteer-import-390");
        main(secretary).getByText("撤回这份表").first().click();
        secretary.locator("#undo button[type=submit]").click();
        assertThat(secretary.locator(".flash")).containsText("已撤回 3 人");
        secretary.navigate("/console/search?q=" + PHONE_OF_MEMBER);
        assertThat(main(secretary)).containsText("罗**");
        picture(secretary, "volunteer-search-1440");
    }

    /** The same page opened on a phone. */
    private static void narrow(Page page, String name) {
        page.setViewportSize(PHONE, 844);
        page.reload();
        org.assertj.core.api.Assertions.assertThat(((Number) page.evaluate("document.scrollingElement.scrollWidth"))
            .intValue()).isLessThanOrEqualTo(PHONE);
        picture(page, name);
        page.setViewportSize(DESKTOP, 900);
        page.reload();
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}

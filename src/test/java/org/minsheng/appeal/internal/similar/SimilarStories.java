package org.minsheng.appeal.internal.similar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;

/** A hole that many report becomes one matter, in a real browser. */
class SimilarStories extends AppealFixture {

    private final String name = "桂花路" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    @Test
    void a_resident_who_types_what_others_reported_says_me_too_and_follows_it() {
        var first = file(compound(), name + "路口塌了一个大坑，骑车摔了人，请尽快修补");
        file(compound(), name + "路口有个大坑，下雨积水看不见");
        file(compound(), name + "那个大坑什么时候修补，天天绕路");
        var phone = window(PHONE);
        phone.navigate("/appeals/new?place=" + compound().value());
        phone.locator("textarea[name=body]").pressSequentially(name + "路口的大坑，昨天又有人骑车摔了");
        assertThat(phone.locator("#same .sheet").first()).isVisible();
        assertThat(phone.locator("#same")).containsText(name + "路口塌了一个大坑");
        picture(phone, "finding-typing-390");
        phone.locator("#same button").first().click();
        var number = "197" + String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));
        phone.locator("main button[type=submit]").last().click();
        assertThat(phone.locator("#e-phone")).isVisible();
        phone.fill("input[name=phone]", number);
        picture(phone, "finding-join-390");
        phone.locator("main button[type=submit]").last().click();
        phone.waitForURL("**/f/*");
        assertThat(phone.locator(".flash")).containsText("已有 1 位居民");
        assertThat(phone.locator("main")).containsText("1 位居民也遇到");
        assertThat(phone.locator("main")).not().containsText(number);
        picture(phone, "finding-followed-390");
        var reporter = window(PHONE);
        reporter.navigate("/t/" + joined(first.tracking()));
        assertThat(reporter.locator("main .others")).containsText("1 位居民也遇到");
        phone.locator("main").getByText("不再关注").first().click();
        phone.locator("#leave button[type=submit]").click();
        assertThat(phone.locator("main")).containsText("不再关注");
    }

    @Test
    void without_a_script_the_same_is_offered_as_a_page_of_its_own() {
        file(compound(), name + "的健身器材断了一根横杆，孩子爬上去很危险");
        var phone = window(new Browser.NewContextOptions().setViewportSize(PHONE, 844).setJavaScriptEnabled(false));
        phone.navigate("/appeals/new?place=" + compound().value());
        phone.fill("textarea[name=body]", name + "健身器材坏了，横杆断了，很危险");
        phone.locator("main form button[type=submit]").first().click();
        assertThat(phone.locator("h1")).hasText("是这件事吗？");
        picture(phone, "finding-same-page-390");
        phone.locator("main form button.btn-primary").click();
        assertThat(phone.locator("input[name=kind]").first()).isVisible();
        assertThat(phone.locator("input[name=body]")).hasValue(name + "健身器材坏了，横杆断了，很危险");
    }

    @Test
    void the_clerk_merges_by_one_key_and_undoes_it() {
        var text = name + "垃圾站三天没有清运，臭味飘到楼上，苍蝇很多，请尽快处理";
        var old = file(compound(), text);
        var copy = file(compound(), text + "！");
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console/appeals/" + copy.number());
        assertThat(clerk.locator(".similar").first()).containsText("很可能相同");
        assertThat(clerk.locator(".similar mark").first()).isVisible();
        picture(clerk, "finding-dossier-1440");
        clerk.locator("h1").click();
        clerk.keyboard().press("x");
        assertThat(clerk.locator(".dossier-state .mark").first()).hasText("已并案");
        assertThat(clerk.locator(".dossier-said")).containsText(old.number());
        org.assertj.core.api.Assertions.assertThat(client("clerk").get("/console/appeals/" + old.number() + "/similar")
            .body()).as("what is merged already is not offered again").doesNotContain(copy.number());
        clerk.locator("#do-separation > summary").click();
        clerk.locator("#do-separation textarea").fill("不是同一个垃圾站");
        clerk.locator("#do-separation button[type=submit]").click();
        assertThat(clerk.locator(".dossier-state .mark").first()).not().hasText("已并案");
        assertThat(clerk.locator(".dossier-past")).containsText("不是同一个垃圾站");
        picture(clerk, "finding-separated-1440");
    }

    @Test
    void the_clerk_adds_a_caller_to_what_was_reported_before() {
        var old = file(compound(), name + "自来水发黄，一股铁锈味，已经两天");
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console/appeals/new");
        clerk.fill("input[name=phone]", "138" + String.format("%08d",
            ThreadLocalRandom.current().nextInt(100_000_000)));
        clerk.locator("textarea[name=body]").pressSequentially(name + "的自来水发黄有铁锈味");
        var hint = clerk.locator("#similar .similar")
            .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("铁锈味"));
        assertThat(hint.first()).isVisible();
        picture(clerk, "finding-intake-1440");
        hint.first().locator("button").click();
        clerk.waitForURL("**/console/appeals/" + old.number());
        assertThat(clerk.locator(".flash")).containsText("1 位居民也遇到");
        clerk.locator("h1").click();
        clerk.keyboard().press("a");
        await().untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(toldCompanions(old.id().subject()))
            .isEqualTo(1));
    }

    /** How many of those who met the same were told that it was accepted. */
    private int toldCompanions(String subject) {
        return jdbc.sql("""
                select count(*)
                from appeal.companion
                join notice.message on recipient = 'person:' || companion.person
                where subject = :subject and subject = 'appeal:' || companion.appeal and template = 'ACCEPT'
                """).param("subject", subject).query(Integer.class).single();
    }

    /** The tracking token of whichever of the three was joined. */
    private String joined(String otherwise) {
        return jdbc.sql("""
                select appeal.tracking
                from appeal.companion
                join appeal.appeal on appeal.id = companion.appeal
                where appeal.title like :name || '%'
                order by companion.id desc
                limit 1
                """).param("name", name).query(String.class).optional().orElse(otherwise);
    }

}

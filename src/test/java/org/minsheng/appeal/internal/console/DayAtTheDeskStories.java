package org.minsheng.appeal.internal.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.steps.StepRequest;

/** One day of a clerk, mostly by keyboard. */
class DayAtTheDeskStories extends AppealFixture {

    private static final String WHOLE = """
        () => [...document.querySelectorAll('#list tbody td')].filter(cell => cell.offsetParent)
          .every(cell => cell.scrollHeight <= cell.clientHeight + 1)
        """;

    @Test
    void in_the_morning_several_are_dispatched_at_once_and_one_click_takes_it_back() {
        var one = sorted("早上第一件：三栋下水道返水");
        var two = sorted("早上第二件：四栋下水道返水");
        var bare = file(compound(), "早上第三件：还没有分类");
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console/appeals?tab=all");
        for (var appeal : new Appeal[] {one, two, bare}) {
            row(clerk, appeal).locator("a").focus();
            clerk.keyboard().press("x");
        }
        assertThat(clerk.locator(".bulk-count")).hasText("已选 3 件");
        picture(clerk, "day-picked-1440");
        clerk.keyboard().press("d");
        assertThat(clerk.locator(".bulk-summary")).containsText("会办 2 件，1 件不会办");
        assertThat(clerk.locator("#list")).containsText("派给凤凰苑物业服务中心");
        picture(clerk, "day-preview-1440");
        onPhone(clerk, "day-preview-390");
        clerk.keyboard().press("y");
        assertThat(clerk.locator(".bulk-summary")).containsText("办了 2 件");
        picture(clerk, "day-outcome-1440");
        onPhone(clerk, "day-outcome-390");
        clerk.keyboard().press("z");
        assertThat(clerk.locator(".bulk-summary")).containsText("已撤回 2 件");
        clerk.navigate("/console/appeals/" + one.number());
        assertThat(clerk.locator(".dossier-state .mark").first()).hasText("待派单");
    }

    @Test
    void an_answer_is_taken_from_a_template_by_keyboard() {
        var manager = staffWindow(DESKTOP, "wuye");
        manager.navigate("/console/replies");
        manager.fill("input[name=name]", "疏通完成");
        manager.fill("textarea[name=body]", "您好，${place}的「${title}」已经疏通。");
        manager.locator("button[name=preview]").click();
        assertThat(manager.locator(".reply-preview")).containsText("「楼道灯不亮」已经疏通");
        picture(manager, "day-replies-1440");
        manager.locator(".reply-form form button.btn-primary").click();
        assertThat(manager.locator("#list")).containsText("疏通完成");
        var sent = taken(clerk(), sorted("五栋下水道返水，请来通"), new StepRequest.Dispatch(null, null, null, ""));
        var started = taken(property(), taken(property(), sent, new StepRequest.Sign()), new StepRequest.Start(""));
        manager.navigate("/console/appeals/" + started.number());
        assertThat(manager.locator("#reply-offer option").nth(1)).isAttached();
        manager.keyboard().press("m");
        assertThat(manager.locator("#reply-offer")).isFocused();
        manager.locator("#reply-offer").selectOption(new SelectOption().setIndex(1));
        assertThat(manager.locator("#f-answer-note")).hasValue(Pattern.compile(".*凤凰苑的「五栋下水道返水.*」已经疏通.*"));
        picture(manager, "day-answer-1440");
        onPhone(manager, "day-answer-390");
    }

    @Test
    void a_colleague_is_named_in_a_note_and_takes_over_at_the_end_of_the_shift() {
        var appeal = file(compound(), "独居老人家的下水道要人盯着");
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate("/console/appeals/" + appeal.number());
        clerk.keyboard().press("t");
        assertThat(clerk.locator(".care-who").first()).containsText("由您办");
        clerk.waitForLoadState();
        clerk.keyboard().press("w");
        assertThat(clerk.locator(".flash")).containsText("已关注");
        clerk.keyboard().press("i");
        var note = clerk.locator("#f-note-note");
        note.pressSequentially("请 @王永");
        assertThat(clerk.locator(".names li").first()).containsText("王永芳");
        picture(clerk, "day-mention-1440");
        note.press("Enter");
        assertThat(note).hasValue("请 @王永芳 ");
        note.pressSequentially("下午上门看看");
        clerk.locator("form[action$='/notes'] button[type=submit]").click();
        assertThat(clerk.locator(".dossier-past")).containsText("@王永芳 下午上门看看");
        clerk.navigate("/console/handovers");
        assertThat(clerk.locator("#list")).containsText("独居老人家的下水道要人盯着");
        clerk.selectOption("select[name=to]", new SelectOption().setLabel("王永芳"));
        clerk.fill("textarea[name=note]", "老人耳背，敲门要久一点");
        picture(clerk, "day-handover-1440");
        onPhone(clerk, "day-handover-390");
        clerk.locator("#handover button[type=submit]").click();
        assertThat(clerk.locator(".flash")).containsText("已交班");
        var secretary = staffWindow(DESKTOP, "tiyuchang");
        secretary.navigate("/console/notices");
        assertThat(secretary.locator("main")).containsText("在「独居老人家的下水道要人盯着」");
        secretary.navigate(clerk.url());
        picture(secretary, "day-takeover-1440");
        onPhone(secretary, "day-takeover-390");
        secretary.keyboard().press("y");
        assertThat(secretary.locator(".flash")).containsText("已接班");
        secretary.navigate("/console/appeals?tab=all&care=me");
        assertThat(secretary.locator("#list")).containsText("独居老人家的下水道要人盯着");
    }

    @Test
    void columns_are_remembered_for_the_account() {
        var clerk = staffWindow(DESKTOP, "yingfu-clerk");
        clerk.navigate("/console/appeals?tab=all");
        clerk.locator(".columns > summary").click();
        clerk.locator(".columns input[value='appeal.ledger.tier']").uncheck();
        clerk.locator(".columns input[value='appeal.ledger.channel']").check();
        picture(clerk, "day-columns-open-1440");
        onPhone(clerk, "day-columns-open-390");
        clerk.locator(".columns input[name=dense]").check();
        clerk.locator(".columns button.btn:not([data-move]):not(.btn-link)").click();
        assertThat(clerk.locator("#list thead")).containsText("来源");
        assertThat(clerk.locator("#list thead")).not().containsText("层级");
        picture(clerk, "day-columns-1440");
        onPhone(clerk, "day-columns-390");
        clerk.setViewportSize(PHONE, 844);
        org.assertj.core.api.Assertions.assertThat((Boolean) clerk.evaluate(WHOLE)).as("cells hold what is in them")
            .isTrue();
    }

    @Test
    void every_table_of_the_day_remembers_its_columns_and_their_order_wherever_the_account_signs_in() {
        var secretary = staffWindow(DESKTOP, "tiyuchang");
        jdbc.sql("""
                update appeal.appeal
                set due_at = now() - interval '2 days'
                where id = (select min(id) from appeal.appeal where open and community = '520327001003')
                """).update();
        secretary.navigate("/console/exceptions");
        var heads = secretary.locator("#list thead th");
        assertThat(heads.first()).hasText("诉求");
        secretary.locator(".columns > summary").click();
        secretary.locator(".columns input[value='appeal.console.place']").uncheck();
        secretary.locator(".columns li:has(input[value='appeal.console.holder']) [data-move=up]").click();
        secretary.locator(".columns li:has(input[value='appeal.console.holder']) [data-move=up]").click();
        secretary.locator(".columns button.btn:not([data-move]):not(.btn-link)").click();
        assertThat(heads).hasText(new String[] {"诉求", "承办", "状态", "时限"});
        picture(secretary, "day-columns-exceptions-1440");
        onPhone(secretary, "day-columns-exceptions-390");
        assertThat(secretary.locator("#list tbody tr").first().locator("td")).hasCount(4);
        assertThat(secretary.locator("#list tbody tr").first().locator("td").nth(2).locator(".mark")).isVisible();
        var elsewhere = new org.minsheng.testing.Client(base()).signIn("tiyuchang")
            .get("/console/exceptions").body();
        org.assertj.core.api.Assertions.assertThat(elsewhere.replaceAll("(?s).*<thead>(.*)</thead>.*", "$1"))
            .doesNotContain("地点").containsSubsequence("承办", "状态", "时限");
        secretary.locator(".columns > summary").click();
        secretary.locator(".columns button[name=usual]").click();
        assertThat(heads).hasText(new String[] {"诉求", "地点", "状态", "时限", "承办"});
    }

    @Test
    void the_screens_of_the_day_are_looked_at_on_both_widths_and_in_english() {
        for (int width : new int[] {DESKTOP, PHONE}) {
            look(staffWindow(width, "tiyuchang"), width, "/console/exceptions", "/console/appeals/colleagues",
                "/console/handovers", "/console/flags", "/console/replies", "/console/appeals?tab=open");
            look(staffWindow(width, "security"), width, "/console/flag-rules");
        }
        var english = staffWindow(DESKTOP, "tiyuchang");
        english.context()
            .addCookies(java.util.List.of(new com.microsoft.playwright.options.Cookie("language", "en").setUrl(base()),
                new com.microsoft.playwright.options.Cookie("large", "1").setUrl(base())));
        look(english, 1441, "/console/exceptions", "/console/handovers", "/console/replies",
            "/console/appeals?tab=open");
    }

    private static void look(Page page, int width, String... paths) {
        for (var path : paths) {
            page.navigate(path);
            picture(page, "day-" + path.replaceAll("^/console/|[?=]", "").replace('/', '-') + "-" + width);
        }
    }

    private static com.microsoft.playwright.Locator row(Page page, Appeal appeal) {
        return page.locator("tr[data-live-key='" + appeal.number() + "']");
    }

    private Appeal sorted(String body) {
        return taken(clerk(), file(compound(), body), new StepRequest.Accept(null, "compound.drain"));
    }
}

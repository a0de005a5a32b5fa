package org.minsheng.appeal.internal.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** The ways in which words come to a desk, in a real browser. */
class IntakeStories extends RunningServer {

    /** A red square, as a screenshot would be on the clipboard. */
    private static final String PASTE_PICTURE = """
        async target => {
            const canvas = new OffscreenCanvas(40, 40)
            const drawing = canvas.getContext('2d')
            drawing.fillStyle = 'red'
            drawing.fillRect(0, 0, 40, 40)
            const clipboard = new DataTransfer()
            const picture = await canvas.convertToBlob({ type: 'image/png' })
            clipboard.items.add(new File([picture], 'image.png', { type: 'image/png' }))
            const paste = { clipboardData: clipboard, bubbles: true, cancelable: true }
            target.dispatchEvent(new ClipboardEvent('paste', paste))
        }""";

    private final String what = "井盖松动" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_grid_worker_takes_down_on_the_phone_what_the_round_has_shown() {
        var page = staffWindow(PHONE, "grid");
        page.navigate("/console/appeals/new");
        picture(page, "intake-grid-390");
        assertThat(page.locator("input[name=channel][value=GRID]")).isChecked();
        page.fill("textarea[name=body]", what + "，踩上去会响，旁边就是幼儿园。");
        choosePlace(page, "凤凰苑");
        page.locator("input[name=kind][value=HELP]").check();
        picture(page, "intake-grid-filled-390");
        submit(page);
        assertThat(page.locator(".receipt-number")).isVisible();
        picture(page, "intake-grid-receipt-390");
        open(page);
        assertThat(page.locator(".dossier-said")).containsText("网格");
    }

    @Test
    void words_and_a_picture_are_pasted_from_a_wechat_group_whose_name_is_kept() {
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/appeals/new");
        assertThat(page.locator("#f-group")).isHidden();
        page.locator("input[name=channel][value=WECHAT_GROUP]").check();
        page.fill("#f-group", "凤凰苑业主群");
        page.fill("textarea[name=body]", "301 陈姐：" + what + "\n502：我家孩子差点摔了，有人管吗？");
        page.locator("textarea[name=body]").evaluate(PASTE_PICTURE);
        assertThat(page.locator("[data-upload] li img")).isVisible();
        choosePlace(page, "凤凰苑");
        page.locator("input[name=kind][value=COMPLAINT]").check();
        page.locator("input[name=photosPublic]").check();
        picture(page, "intake-group-1440");
        submit(page);
        open(page);
        assertThat(page.locator(".dossier-said")).containsText("凤凰苑业主群");
        await().until(() -> jdbc.sql("""
                select count(*)
                from appeal.photo_consent
                join appeal.appeal on id = appeal
                where body like :what
                """)
            .param("what", "%" + what + "%").query(Long.class).single() == 1);
        assertThat(page.locator(".dossier-said .step-photos img")).hasCount(1);
        page.navigate("/console/appeals/new");
        page.locator("input[name=channel][value=WECHAT_GROUP]").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("凤凰苑业主群")).click();
        assertThat(page.locator("#f-group")).hasValue("凤凰苑业主群");
    }

    @Test
    void a_daughter_speaks_for_her_mother_and_both_are_told() {
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/appeals/new");
        page.locator("input[name=channel][value=DESK]").check();
        page.fill("textarea[name=body]", what + "，母亲八十一岁，出门买菜要绕路。");
        choosePlace(page, "凤凰苑");
        page.fill("input[name=phone]", "13885207741");
        page.fill("input[name=name]", "周桂兰");
        assertThat(page.locator("#f-agentPhone")).isHidden();
        page.locator("input[name=onBehalf]").check();
        page.locator("input[name=kind][value=HELP]").check();
        submit(page);
        assertThat(page.locator(".field:has(#f-agentPhone)")).hasClass(Pattern.compile("has-fault"));
        page.fill("#f-agentPhone", "13885207742");
        page.fill("#f-agentName", "周敏");
        page.locator("input[name=whoTold][value=BOTH]").check();
        picture(page, "intake-behalf-1440");
        submit(page);
        open(page);
        assertThat(page.locator(".dossier-said")).containsText("周**");
        assertThat(page.locator(".dossier-said")).containsText("代办人");
        assertThat(page.locator(".dossier-said")).containsText("138****7742");
        picture(page, "intake-behalf-dossier-1440");
        await().until(() -> told("138****7741") == 1 && told("138****7742") == 1);
    }

    @Test
    void only_the_one_who_speaks_is_told_when_that_is_wished() {
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/appeals/new");
        page.fill("textarea[name=body]", what + "，爷爷听不见电话。");
        choosePlace(page, "凤凰苑");
        page.fill("input[name=phone]", "13885207743");
        page.locator("input[name=onBehalf]").check();
        page.fill("#f-agentPhone", "13885207744");
        page.locator("input[name=whoTold][value=AGENT]").check();
        page.locator("input[name=kind][value=HELP]").check();
        submit(page);
        await().until(() -> told("138****7744") == 1);
        org.assertj.core.api.Assertions.assertThat(
            jdbc.sql("select channel from notice.message where masked = '138****7743' and number = :number")
            .param("number", number()).query(String.class).list()).containsExactly("NONE");
    }

    @Test
    void earlier_appeals_of_a_caller_appear_while_the_number_is_typed() {
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/appeals/new");
        page.locator("input[name=channel][value=HOTLINE]").check();
        page.fill("textarea[name=body]", what);
        choosePlace(page, "凤凰苑");
        page.fill("input[name=phone]", "13885207745");
        assertThat(page.locator("#caller")).containsText("第一次来电");
        page.locator("input[name=kind][value=HELP]").check();
        submit(page);
        page.navigate("/console/appeals/new");
        page.locator("input[name=phone]").pressSequentially("138 8520 774");
        assertThat(page.locator("#caller")).isEmpty();
        page.locator("input[name=phone]").pressSequentially("5");
        assertThat(page.locator("#caller a").first()).containsText(what);
        picture(page, "intake-caller-1440");
    }

    @Test
    void a_place_is_found_and_chosen_without_the_mouse() {
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/appeals/new");
        page.fill("input[name=placeWords]", "凤凰苑3");
        var found = page.locator("#places input[type=radio]");
        assertThat(found.nth(1)).isVisible();
        page.locator("input[name=placeWords]").press("ArrowDown");
        assertThat(found.first()).isChecked();
        page.keyboard().press("ArrowDown");
        assertThat(found.nth(1)).isChecked();
    }

    private static void choosePlace(Page page, String place) {
        page.fill("input[name=placeWords]", place);
        page.locator("#places label").getByText(Pattern.compile(place + "$")).first().click();
    }

    private static void submit(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登记").setExact(true)).click();
        page.waitForLoadState();
    }

    private static void open(Page page) {
        page.waitForURL("**/receipt");
        page.navigate(page.url().replaceFirst("/receipt$", ""));
    }

    private String number() {
        return jdbc.sql("select number from appeal.appeal where body like :what order by id desc limit 1")
            .param("what", "%" + what + "%")
            .query(String.class).single();
    }

    private int told(String masked) {
        return jdbc.sql("""
                select count(*)
                from notice.message
                where masked = :masked and number in (select number from appeal.appeal where body like :what)
                """)
            .param("masked", masked).param("what", "%" + what + "%").query(Integer.class).single();
    }
}

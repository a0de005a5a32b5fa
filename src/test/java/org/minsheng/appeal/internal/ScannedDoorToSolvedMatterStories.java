package org.minsheng.appeal.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.Verdict;

/** What the product exists for: from a scanned door to a solved matter, each person in front of a screen. */
class ScannedDoorToSolvedMatterStories extends AppealFixture {

    private static final String PHONE_NUMBER = "13985206688";
    private static final String BODY = "3栋2单元一楼下水道堵了三天，污水往外冒，老人出门都要绕着走。请帮忙疏通，谢谢！";

    @Test
    void a_resident_scans_the_door_and_the_blocked_drain_is_solved_told_and_published() {
        var number = theResidentScansAndTells();
        theClerkAcceptsAndDispatches(number);
        thePropertyManagerSignsAndAnswers(number);
        theResidentIsToldAndRates(number);
        everybodySeesIt(number);
    }

    private String theResidentScansAndTells() {
        var page = phone();
        page.navigate("/p/DemoFenghuangYuan501");
        assertThat(page.locator("h1")).containsText("凤凰苑");
        page.click("text=我要反映");
        page.setInputFiles("input[type=file]", new FilePayload("下水道.jpg", "image/jpeg", Report.jpeg(1600, 1200)));
        page.fill("textarea[name=body]", BODY);
        goOnWithReport(page);
        page.check("input[value=HELP]");
        page.fill("input[name=detail]", "一楼楼梯口");
        page.click("main button.btn-primary");
        page.fill("input[name=phone]", PHONE_NUMBER);
        page.click("main button.btn-primary");
        page.click("main button.btn-primary >> nth=0");
        page.waitForURL("**/receipt");
        picture(page, "story-1-receipt");
        return page.locator(".number").innerText().strip();
    }

    private void theClerkAcceptsAndDispatches(String number) {
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/appeals/" + number);
        assertThat(page.locator("main")).containsText("一楼下水道堵了三天");
        assertThat(page.locator("main")).not().containsText(PHONE_NUMBER);
        picture(page, "story-2-clerk");
        var accept = doing(page, "acceptance");
        accept.locator("select[name=accept-matter]").selectOption("compound.drain");
        send(page, accept);
        var dispatch = doing(page, "dispatch");
        assertThat(dispatch).containsText("凤凰苑物业服务中心");
        send(page, dispatch);
        picture(page, "story-3-dispatched");
    }

    private void thePropertyManagerSignsAndAnswers(String number) {
        var page = staffWindow(DESKTOP, "wuye");
        page.navigate("/console/appeals/" + number);
        send(page, doing(page, "signature"));
        var answer = doing(page, "answer");
        answer.locator("textarea[name=answer-note]").fill("今天上午已请疏通队疏通主管道，并清掏了化粪池，现场已冲洗干净。");
        answer.locator("input[type=file]")
            .setInputFiles(new FilePayload("疏通后.jpg", "image/jpeg", Report.jpeg(1600, 1200)));
        send(page, answer);
        picture(page, "story-4-answered");
    }

    private void theResidentIsToldAndRates(String number) {
        var page = phone();
        page.navigate("/outbox");
        var told = page.locator(".outbox-item").filter(new Locator.FilterOptions().setHasText(number)).first();
        for (int tries = 0; tries < 240 && !told.isVisible(); tries++) {
            page.waitForTimeout(250);
            page.reload();
        }
        assertThat(told).isVisible();
        picture(page, "story-5-outbox");
        page.navigate("/t/" + book.byNumber(number).orElseThrow().tracking());
        assertThat(page.locator(".state-words")).containsText("凤凰苑物业服务中心已经答复");
        picture(page, "story-6-answer");
        page.check("input[value=SATISFIED]");
        page.fill("textarea[name=note]", "师傅来得快，谢谢！");
        page.click("text=提交评价");
        assertThat(page.locator(".state-words")).containsText("已经解决");
        picture(page, "story-7-solved");
        assertThat(book.byNumber(number).orElseThrow().outcome().verdict()).isEqualTo(Verdict.SATISFIED);
    }

    private void everybodySeesIt(String number) {
        var page = phone();
        page.navigate("/p/DemoFenghuangYuan501");
        page.click("text=公开栏");
        assertThat(page.locator(".wall")).containsText("已请疏通队疏通主管道");
        assertThat(page.locator(".wall")).not().containsText(PHONE_NUMBER);
        assertThat(page.locator("main img")).hasCount(0);
        picture(page, "story-8-wall");
        assertThat(ledger.published(COMMUNITY, null, 50).rows()).anyMatch(shown -> shown.number().equals(number));
    }

    /** The form of one step, opened. */
    private static Locator doing(Page page, String step) {
        var box = page.locator("#do-" + step);
        var form = box.locator("form[action$='/" + step + "']");
        if (!form.isVisible()) {
            box.locator("> summary").click();
        }
        return form;
    }

    private static void send(Page page, Locator form) {
        form.locator("button[type=submit]").last().click();
        assertThat(page.locator(".flash")).isVisible();
    }

    private static int address = 1;

    private Page phone() {
        return window(new Browser.NewContextOptions().setViewportSize(PHONE, 844)
            .setExtraHTTPHeaders(Map.of("X-Forwarded-For", "10.7.0." + address++)));
    }
}

package org.minsheng.appeal.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.RunningServer;
import tools.jackson.databind.json.JsonMapper;

/** Two thousand real messages come in through the screen; one of them goes through every tier to publication. */
class RealMessagesStories extends RunningServer {

    private static final String ORIGIN = "网络问政" + System.nanoTime();
    private static final Path REAL = Path.of("../shared/data/appeals-unlabelled.jsonl");
    private static final int FEW = 60;

    @TempDir
    private Path folder;

    @Test
    void a_real_message_is_imported_rises_is_handed_down_is_solved_and_published() throws IOException {
        var clerk = staffWindow(DESKTOP, "clerk");
        var file = Files.exists(REAL) ? REAL : madeUp();
        long messages;
        try (var lines = Files.lines(file)) {
            messages = lines.filter(line -> !line.isBlank()).count();
        }
        importAll(clerk, file, String.format(Locale.CHINA, "%,d", messages));
        var number = jdbc.sql("""
                select number
                from appeal.appeal
                where origin = :origin and community = '520327001003'
                order by id
                offset :which
                limit 1
                """).param("origin", ORIGIN).param("which", messages / 2).query(String.class).single();

        clerk.navigate("/console/appeals/" + number);
        act(clerk, "acceptance");
        write(clerk, "rise", "涉及整条街道，社区解决不了。");
        var town = open("longquan", number);
        write(town, "rise", "需要县级部门统一安排。");
        var county = open("county-desk", number);
        write(county, "descent", "街道先行处置，县里督促。");
        town.reload();
        write(town, "descent", "社区牵头，街道派人到场。");
        clerk.reload();
        write(clerk, "answer", "社区会同街道现场处理完毕，附近居民确认已解决。");
        var secretary = open("tiyuchang", number);
        openForm(secretary, "call-back");
        secretary.locator("#do-call-back").getByText("已解决", new Locator.GetByTextOptions().setExact(true)).click();
        act(secretary, "call-back");
        act(secretary, "closure");
        picture(secretary, "real-message-closed-1440");

        var visitor = window(PHONE);
        visitor.navigate("/wall/520327001003");
        assertThat(visitor.locator("main")).containsText("附近居民确认已解决");
        picture(visitor, "real-message-wall-390");
    }

    /**
     * Night stalls before a residential compound: neither the property company nor the street's office got them away.
     */
    @Test
    void a_real_message_goes_from_the_property_company_to_a_department_and_is_closed_by_its_reporter()
            throws IOException {
        assumeTrue(Files.exists(REAL), "The real messages are not part of the repository: " + REAL + " is not here.");
        var reporter = window(PHONE);
        var number = tell(reporter, real("201400"));
        var clerk = open("clerk", number);
        openForm(clerk, "acceptance");
        clerk.locator("#do-acceptance select[name=accept-matter]").selectOption("environment.noise");
        act(clerk, "acceptance");
        dispatch(clerk, "凤凰苑物业服务中心");
        var manager = open("wuye", number);
        act(manager, "signature");
        openForm(manager, "return");
        manager.locator("#do-return input[type=radio]").first().check();
        manager.locator("#do-return textarea").fill("摊位在小区外的街面上，物业没有执法权，已劝过三次。");
        manager.locator("#do-return input[name=return-evidence]").fill("11 月 20 日劝说记录");
        act(manager, "return");
        clerk.reload();
        write(clerk, "rise", "夜间占道摆摊要由执法部门管。");
        write(open("longquan", number), "rise", "请县综合行政执法局办理。");
        dispatch(open("county-desk", number), "城市管理股");
        var department = open("chengguan", number);
        act(department, "signature");
        write(department, "answer", "连续三晚到场，六家夜宵摊已搬进临时市场，每晚九点到十二点有人巡查。");
        picture(department, "real-message-department-1440");

        reporter.navigate(reporter.url().replace("/receipt", ""));
        assertThat(reporter.locator(".state-words")).containsText("凤冈县综合行政执法局已经答复");
        reporter.check("input[value=SATISFIED]");
        reporter.click("text=提交评价");
        assertThat(reporter.locator(".state-words")).containsText("已经解决");
        picture(reporter, "real-message-reporter-390");
        assertThat(jdbc.sql("select state || ' ' || verdict from appeal.appeal where number = :number")
            .param("number", number)
            .query(String.class).single()).isEqualTo("CLOSED SATISFIED");
    }

    private String tell(Page page, String body) {
        page.navigate("/p/DemoFenghuangYuan501");
        page.click("text=我要反映");
        page.fill("textarea[name=body]", body);
        goOnWithReport(page);
        page.check("input[value=COMPLAINT]");
        page.click("main button.btn-primary");
        page.fill("input[name=phone]", "1992" + String.format("%07d", System.nanoTime() % 10_000_000));
        page.click("main button.btn-primary");
        page.click("main button.btn-primary >> nth=0");
        page.waitForURL("**/receipt");
        return page.locator(".number").innerText().strip();
    }

    private static String real(String number) throws IOException {
        try (var lines = Files.lines(REAL)) {
            return lines.map(JsonMapper.shared()::readTree)
                .filter(message -> message.path("留言编号").asString().equals(number)).findFirst().orElseThrow()
                .path("留言详情").asString().strip();
        }
    }

    private static void dispatch(Page page, String to) {
        openForm(page, "dispatch");
        var others = page.locator("#do-dispatch .route-others");
        if (others.count() > 0 && others.getAttribute("open") == null) {
            others.locator("> summary").click();
        }
        page.locator("#do-dispatch label").filter(new Locator.FilterOptions().setHasText(to))
            .first().locator("input").check();
        act(page, "dispatch");
    }

    /** Where the folder with real messages is not here, as in a clone. */
    private Path madeUp() throws IOException {
        var lines = new StringBuilder();
        for (int number = 1; number <= FEW; number++) {
            lines.append("{\"留言编号\":\"made-" + number + "\",\"留言主题\":\"第" + number + "条留言\",\"留言详情\":\"滨河路第" + number
                + "根灯杆不亮已经一周，晚上走路看不见，请尽快派人修理。\",\"留言时间\":\"2026-11-0" + (1 + number % 9) + " 09:30:00\"}\n");
        }
        return Files.writeString(folder.resolve("messages.jsonl"), lines);
    }

    private void importAll(Page page, Path file, String messages) {
        page.navigate("/console/appeals/imports");
        page.setInputFiles("input[name=file]", file);
        page.fill("input[name=origin]", ORIGIN);
        page.selectOption("select[name=kind]", "COMPLAINT");
        page.click("form[enctype] button[type=submit]");
        page.waitForURL("**/imports/*");
        page.click("form[action$=mapping] button[type=submit]");
        assertThat(page.locator("main")).containsText("新登记 " + messages + " 件");
        page.click("form[action$=confirmation] button");
        assertThat(page.locator("#import-progress")).containsText("登记完成：新登记 " + messages + " 件",
            new LocatorAssertions.ContainsTextOptions().setTimeout(600_000));
    }

    private Page open(String who, String number) {
        var page = staffWindow(DESKTOP, who);
        page.navigate("/console/appeals/" + number);
        return page;
    }

    private static void write(Page page, String form, String note) {
        openForm(page, form);
        page.locator("#do-" + form + " textarea").first().fill(note);
        act(page, form);
    }

    private static void act(Page page, String form) {
        openForm(page, form);
        page.locator("#do-" + form + " button[type=submit]").click();
        assertThat(page.locator(".flash")).containsText("已完成");
        page.waitForLoadState();
    }

    private static void openForm(Page page, String form) {
        var box = page.locator("#do-" + form);
        if (box.getAttribute("open") == null) {
            box.locator("> summary").click();
        }
    }
}

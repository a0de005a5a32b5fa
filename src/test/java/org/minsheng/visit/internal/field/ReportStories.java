package org.minsheng.visit.internal.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What grid workers and heads of ten households see on the way: solved at once, or handed to the community. */
class ReportStories extends FieldBrowser {

    private static final String HEAD = "19903298888";

    @Test
    void a_grid_worker_solves_one_thing_without_a_network_and_hands_on_another() {
        var page = staffWindow(PHONE, "zy-grid");
        page.navigate("/field#report");
        assertThat(page.locator("[id='f-said']")).isVisible();
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.context().setOffline(true);
        var solved = "楼道纸箱 " + UUID.randomUUID();
        report(page, solved);
        page.setInputFiles("input[type=file] >> nth=0", new FilePayload("前.jpg", "image/jpeg", picture(640, 480)));
        page.check("input[value=SOLVED]");
        page.click("text=完成，等待发送");
        assertThat(page.locator(".has-fault .fault")).containsText("请填写");
        page.fill("[id='f-done']", "请住户当场搬走");
        page.setInputFiles("input[type=file] >> nth=1", new FilePayload("后.jpg", "image/jpeg", picture(640, 480)));
        assertThat(page.locator(".photos img[src]")).hasCount(2);
        still(page);
        picture(page, "field-report-390");
        page.click("text=完成，等待发送");
        page.waitForURL("**/field#outbox");
        page.context().setOffline(false);
        assertThat(row(page, solved)).containsText("已记录为当场解决");
        page.click("nav >> text=上报");
        var handed = "路灯不亮 " + UUID.randomUUID();
        report(page, handed);
        page.check("input[value=APPEAL]");
        page.check("input[value=SUGGESTION]");
        page.click("text=完成，等待发送");
        page.waitForURL("**/field#outbox");
        assertThat(row(page, handed)).containsText("已转为诉求");
        picture(page, "field-reported-390");
        assertThat(kept(solved)).isEqualTo("SOLVED 2");
        assertThat(kept(handed)).isEqualTo("APPEAL 0");
        assertThat(jdbc.sql("select kind from appeal.appeal where body = :said").param("said", handed)
            .query(String.class).single())
            .isEqualTo("SUGGESTION");
        onTheConsole(solved);
    }

    /** How it was kept, with how many photos. */
    private String kept(String said) {
        return jdbc.sql("""
                select outcome || ' ' || (select count(*) from attachment.file
                    where subject in ('visit-report:' || report.id, 'visit-report-after:' || report.id))
                from visit.patrol_report report
                where said = :said
                """).param("said", said).query(String.class).single();
    }

    private void onTheConsole(String said) {
        var secretary = staffWindow(DESKTOP, "jishan");
        secretary.navigate("/console/patrols");
        secretary.click(".day-figures a >> nth=0");
        assertThat(secretary.locator("#list")).containsText(said);
        assertThat(secretary.locator("#list figure img").first()).isVisible();
        picture(secretary, "patrol-found-1440");
    }

    @Test
    void a_head_of_ten_households_reports_and_is_told_what_becomes_of_it() {
        var page = residentWindow(PHONE, HEAD);
        page.navigate("/field#report");
        var said = "三单元下水堵了 " + UUID.randomUUID();
        report(page, said);
        page.check("input[value=APPEAL]");
        page.check("input[value=HELP]");
        picture(page, "field-report-head-390");
        page.click("text=完成，等待发送");
        page.waitForURL("**/field#outbox");
        assertThat(row(page, said)).containsText("已转为诉求");
        page.navigate("/me");
        assertThat(page.locator("main")).containsText(said.substring(0, 7));
        assertThat(jdbc.sql("select by_name from visit.patrol_report where said = :said").param("said", said)
            .query(String.class).single())
            .contains("*");
    }

    private static void report(Page page, String said) {
        page.fill("[id='f-said']", said);
        page.fill("[id='f-place']", "3 栋楼下");
    }

    private static com.microsoft.playwright.Locator row(Page page, String said) {
        return page.locator(".door-row", new Page.LocatorOptions().setHasText(said.substring(0, 20)));
    }
}

package org.minsheng.calendar.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.Client.Upload;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Years that no other test counts in: 2031, 2032, 2034 and 2035. */
class CalendarTests extends RunningServer {

    private static final AreaCode FENGGANG = new AreaCode("520327");
    private static final AreaCode MEITAN = new AreaCode("520328");

    @Autowired
    private WorkingDays days;

    @Autowired
    private KnownDays known;

    @Test
    void the_shipped_years_have_as_many_working_days_as_the_notices_give() {
        assertThat(workingDays(2024)).isEqualTo(251);
        assertThat(workingDays(2025)).isEqualTo(248);
        assertThat(workingDays(2026)).isEqualTo(248);
        assertThat(days.isKnown(2026)).isTrue();
    }

    @Test
    void a_year_that_was_not_recorded_counts_as_monday_to_friday_and_says_so() {
        assertThat(days.isKnown(2033)).isFalse();
        assertThat(workingDays(2033)).isEqualTo(260);
        assertThat(client("admin").get("/console/calendar?year=2033").body()).contains("2033 年的放假安排还没有录入");
    }

    @Test
    void a_county_may_have_a_holiday_of_its_own() {
        var day = LocalDate.of(2031, 11, 26);
        var saved = client("admin").post("/console/calendar/days/" + day,
            Map.of("county", "520327", "wish", "HOLIDAY", "name", "县庆日", "reason", "县人民政府通知"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(days.isWorkingDay(FENGGANG, day)).isFalse();
        assertThat(days.isWorkingDay(MEITAN, day)).isTrue();
        client("admin").post("/console/calendar/days/" + day,
            Map.of("county", "520327", "wish", "PLAIN", "reason", "通知取消"));
        assertThat(days.isWorkingDay(FENGGANG, day)).isTrue();
    }

    @Test
    void a_change_needs_a_reason_and_is_kept_in_the_trail() {
        var refused = client("admin").post("/console/calendar/days/2031-05-02",
            Map.of("county", "", "wish", "HOLIDAY"));
        assertThat(refused.statusCode()).isEqualTo(422);
        client("admin").post("/console/calendar/days/2031-05-02",
            Map.of("county", "", "wish", "HOLIDAY", "reason", "试验"));
        assertThat(jdbc.sql("""
                select count(*)
                from account.audit_entry
                where action = 'calendar.set-day' and subject = 'day:2031-05-02'
                """)
            .query(Integer.class).single()).isPositive();
        client("admin").post("/console/calendar/days/2031-05-02",
            Map.of("county", "", "wish", "PLAIN", "reason", "试验结束"));
    }

    @Test
    void only_the_system_administrator_changes_it() {
        assertThat(client("leader").get("/console/calendar").statusCode()).isEqualTo(200);
        assertThat(client("leader").get("/console/calendar/days/2031-05-02").statusCode()).isEqualTo(403);
        assertThat(client("admin").get("/console/calendar/days/2031-02-30").statusCode()).isEqualTo(404);
    }

    @Test
    void a_year_is_previewed_and_recorded_from_a_table() {
        var table = "日期,安排,名称\n2032-01-01,放假,元旦\n2032/1/3,上班,元旦调休上班\n2032年1月2日,放假,元旦\n";
        var preview = client("admin").post("/console/calendar/imports", Map.of("year", "2032", "source", "测试通知"),
            List.of(new Upload("file", "2032.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8))));
        assertThat(preview.body()).contains("新增 3 天").contains("确认录入 2032 年");
        assertThat(days.isKnown(2032)).isFalse();
        var lines = new ReadingYear(2032, List.of("放假"), List.of("上班"))
            .read(List.of(List.of("2032-01-01", "放假", "元旦")), List.of());
        var done = client("admin").post("/console/calendar/years",
            Map.of("year", "2032", "source", "测试通知", "line", lines.getFirst().cells()));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(days.isKnown(2032)).isTrue();
        assertThat(days.isWorkingDay(FENGGANG, LocalDate.of(2032, 1, 1))).isFalse();
        jdbc.sql("delete from calendar.year where year = 2032").update();
        jdbc.sql("delete from calendar.day where day between '2032-01-01' and '2032-12-31'").update();
    }

    /** As the office does it: read, look, confirm; and once more when the notice was amended. */
    @Test
    void a_year_is_imported_on_the_screen_and_an_amended_table_takes_days_back() {
        importTwice(DESKTOP, 2034);
        importTwice(PHONE, 2035);
    }

    private void importTwice(int width, int year) {
        var sunday = LocalDate.of(year, 2, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var holidays = "日期,安排,名称\n%d-01-01,放假,元旦\n%d-02-12,放假,春节\n".formatted(year, year);
        var page = staffWindow(width, "admin");
        upload(page, year, holidays + sunday + ",上班,春节调休上班\n");
        assertThat(page.textContent("main")).contains("新增 3 天");
        assertThat(page.inputValue("select[name=year]")).isEqualTo(Integer.toString(year));
        picture(page, "calendar-import-preview-" + width);
        assertThat(days.isKnown(year)).as("nothing is written before it is confirmed").isFalse();
        confirm(page);
        assertThat(page.textContent("body")).contains(year + " 年的安排已录入，共 3 天", "国办发测试号", "春节调休上班");
        assertThat(days.isKnown(year)).isTrue();
        assertThat(days.isWorkingDay(FENGGANG, sunday)).isTrue();
        picture(page, "calendar-imported-" + width);
        upload(page, year, holidays);
        assertThat(page.textContent("main")).contains("不变 2 天", "删除 1 天");
        confirm(page);
        assertThat(days.isWorkingDay(FENGGANG, sunday)).isFalse();
        jdbc.sql("delete from calendar.year where year = ?").param(year).update();
        jdbc.sql("delete from calendar.day where extract(year from day) = ?").param(year).update();
        page.context().close();
    }

    private static void upload(Page page, int year, String table) {
        page.navigate("/console/calendar/imports/new?year=" + year);
        page.fill("input[name=source]", "国办发测试号");
        page.setInputFiles("input[name=file]",
            new FilePayload(year + ".csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        page.click("form[action$='/imports'] button[type=submit]");
        page.waitForSelector("form[action$='/years']");
    }

    private static void confirm(Page page) {
        page.click("form[action$='/years'] button[type=submit]");
        page.waitForSelector(".flash");
    }

    @Test
    void a_table_with_mistakes_cannot_be_recorded() {
        var table = "日期,安排,名称\n2032-01-01,元旦\n2031-01-01,放假,元旦\n无,放假,元旦\n2032-05-01,放假,节\n2032-05-01,放假,节\n";
        var preview = client("admin").post("/console/calendar/imports", Map.of("year", "2032", "source", "测试通知"),
            List.of(new Upload("file", "2032.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8))));
        assertThat(preview.body()).contains("有误 4 行").contains("第二列应为放假或上班").contains("日期不在所选年份").contains("同一天出现了两次")
            .doesNotContain("确认录入");
        var nothing = client("admin").post("/console/calendar/imports", Map.of("year", "2032", "source", "测试通知"),
            List.of(new Upload("file", "a.csv", "text/csv", "日期,安排,名称\n".getBytes(StandardCharsets.UTF_8))));
        assertThat(nothing.statusCode()).isEqualTo(422);
    }

    @Test
    void the_calendar_is_readable_at_both_widths() {
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "admin");
            page.navigate("/console/calendar?year=2026");
            assertThat(page.locator(".month").count()).isEqualTo(12);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isTrue();
            picture(page, "calendar-" + width);
            page.navigate("/console/calendar/imports/new?year=2027");
            picture(page, "calendar-import-" + width);
            page.context().close();
        }
    }

    private int workingDays(int year) {
        return known.almanac("").between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31));
    }
}

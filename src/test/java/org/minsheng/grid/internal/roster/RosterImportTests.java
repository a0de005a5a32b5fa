package org.minsheng.grid.internal.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.grid.Duty;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** A sheet of heads is looked through, written, and taken back as one. */
class RosterImportTests extends RunningServer {

    @Autowired
    RosterRepository rosters;
    @Autowired
    Appointing appointing;

    @Test
    void a_sheet_is_previewed_written_and_taken_back() {
        var here = new RosterFixture(jdbc, new AreaCode("520327001006"));
        var other = here.part(here.grid, "unit", "第2联户");
        appointing.appoint(here.secretary, here.unit, Duty.UNIT_HEAD, RosterFixture.somebody("前任"),
            RosterFixture.key());
        var grid = jdbc.sql("select code from grid.grid where id = :id").param("id", here.grid.id())
            .query(String.class).single();
        var sheet = """
            网格编码,联户,姓名,手机,公开电话
            %1$s,第1联户,新人甲,19913334441,
            %1$s,第2联户,新人乙,19913334442,0851-25221234
            %1$s,第3联户,没有这里,19913334443,
            %1$s,第2联户,写了两次,19913334444,
            %1$s,第2联户,,123,
            """.formatted(grid);
        var page = staffWindow(DESKTOP, "longquan");
        page.navigate("/console/rosters/imports");
        picture(page, "roster-imports-1440");
        page.setInputFiles("input[name=file]",
            new FilePayload("名册.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8)));
        page.click("#main form[action='/console/rosters/imports'] button[type=submit]");
        page.waitForURL("**/imports/*");
        assertThat(page.locator("#main").innerText()).contains("新任 1 人，换人 1 人，不变 0 人，有误 3 行").contains("没有找到");
        picture(page, "roster-import-1440");
        assertThat(here.now(rosters, here.unit, Duty.UNIT_HEAD).who().name()).isEqualTo("前任");

        var number = page.url().replaceAll(".*/imports/(\\d+).*", "$1");
        var wrong = client("longquan").bytes("/console/rosters/imports/" + number + "/wrong.xlsx");
        assertThat(new String(wrong, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        here.part(here.grid, "unit", "第3联戶");
        page.locator("form[action$='/rows/4'] input[name=part]").fill("第3联户");
        page.locator("form[action$='/rows/4'] button").click();
        page.getByText("第 4 行还有问题").waitFor();
        page.locator("form[action$='/rows/4'] input[name=part]").fill("第3联戶");
        page.locator("form[action$='/rows/4'] button").click();
        page.getByText("第 4 行已改好").waitFor();
        page.setViewportSize(PHONE, 844);
        picture(page, "roster-import-mend-390");
        page.setViewportSize(DESKTOP, 900);

        page.click("form[action$='/confirmation'] button[type=submit]");
        page.waitForLoadState();
        assertThat(page.locator("#main").innerText()).contains("已写入 3 人");
        assertThat(here.now(rosters, here.unit, Duty.UNIT_HEAD).who().name()).isEqualTo("新人甲");
        assertThat(here.now(rosters, other, Duty.UNIT_HEAD).who().contact()).isEqualTo("085125221234");

        page.getByText("撤回这份名册").first().click();
        page.locator("#undo button[type=submit]").click();
        page.waitForLoadState();
        assertThat(here.now(rosters, here.unit, Duty.UNIT_HEAD).who().name()).isEqualTo("前任");
        assertThat(rosters.now(Ground.Kind.UNIT, List.of(other.id()))).isEmpty();
        here.retire();
    }
}

package org.minsheng.area.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** An administrator sets up a compound: doors, plates, an import that turns out wrong and is undone. */
class PlaceStories extends RunningServer {

    @Test
    void an_administrator_adds_a_compound_prints_its_plates_imports_a_sheet_and_undoes_it() throws Exception {
        var page = staffWindow(DESKTOP, "admin");
        page.navigate("/console/places");
        assertThat(page.textContent("main")).contains("凤冈县", "湄潭县", "余庆县");
        picture(page, "places");
        page.fill("main input[name=q]", "凤凰苑 3栋");
        page.press("main input[name=q]", "Enter");
        page.waitForSelector("text=龙泉街道体育场社区凤凰苑3栋2单元");
        picture(page, "places-search");

        page.navigate("/console/places/520327001003?tab=manage");
        picture(page, "place-manage");
        var name = "故事苑" + System.nanoTime() % 100_000;
        page.check("input[value=COMPOUND]");
        page.fill("input[name=name]", name);
        page.click("form[action$='/children'] button[type=submit]");
        page.waitForSelector("h1:has-text('" + name + "')");
        var compound = page.url().replaceFirst(".*/", "");
        page.navigate("/console/places/" + compound + "?tab=manage");
        page.fill("input[name=buildings]", "x9");
        page.click("form[action$='/layout'] button[type=submit]");
        page.waitForLoadState();
        assertThat(page.textContent("main")).contains("1 到 99");
        assertThat(page.inputValue("input[name=buildings]")).isEqualTo("x9");
        page.fill("input[name=buildings]", "3");
        page.click("form[action$='/layout'] button[type=submit]");
        page.waitForSelector("text=已新增 153 个地点");
        picture(page, "place-compound");

        page.navigate("/console/places/" + compound + "?tab=plates");
        page.click("text=给各户发放");
        page.waitForSelector("text=已发放 144 块门牌");
        picture(page, "place-plates");
        var pdf = page.request().get(base() + "/console/places/" + compound + "/plates.pdf?size=square");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        var excel = page.request().get(base() + "/console/places/" + compound + "/doors.xlsx");
        assertThat(SheetReader.read(excel.body())).hasSize(144);

        page.navigate("/console/places/imports");
        page.setInputFiles("input[name=file]", new FilePayload("导出.xlsx", DoorExport.TYPE, excel.body()));
        page.click("form[enctype] button[type=submit]");
        page.waitForSelector("text=144 行都已经在册");
        picture(page, "import-same");
        importsAndUndoes(page, name);
        page.navigate("/console/places/" + compound + "?tab=history");
        picture(page, "place-history");
    }

    private static void importsAndUndoes(Page page, String compound) throws Exception {
        page.navigate("/console/places/imports");
        page.setInputFiles("input[name=file]", new FilePayload("照片.xlsx", "image/jpeg",
            new byte[] {(byte) 0xFF, (byte) 0xD8, 0, 1}));
        page.click("form[enctype] button[type=submit]");
        page.waitForSelector("text=读不出表格");
        picture(page, "imports");
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("社区", "小区", "楼栋", "单元", "户"));
        for (int door = 1; door <= 60; door++) {
            rows.add(List.of("520327001003", compound, "9", "1", String.valueOf(100 + door)));
        }
        rows.add(List.of("不存在社区", compound, "9", "1", "101"));
        page.setInputFiles("input[name=file]", new FilePayload("九栋.xlsx", DoorExport.TYPE,
            PlaceImportTests.excel(rows)));
        page.click("form[enctype] button[type=submit]");
        page.waitForSelector("text=没有找到社区“不存在社区”");
        picture(page, "import-preview");
        page.setViewportSize(PHONE, 844);
        picture(page, "import-preview-390");
        page.setViewportSize(DESKTOP, 900);
        page.fill("tr.mend input[name=community]", "体育场社区");
        page.click("tr.mend button[type=submit]");
        page.waitForSelector("text=第 62 行还有问题");
        page.fill("tr.mend input[name=door]", "161");
        page.click("tr.mend button[type=submit]");
        page.waitForSelector("text=第 62 行改好了，现在是“新增”");
        page.click("form[action$='/confirmation'] button[type=submit]");
        page.waitForSelector("text=已导入，新增 63 个地点");
        picture(page, "import-done");
        page.click("#undo summary, [data-confirm=undo], button:has-text('撤销这次导入')");
        page.locator("form[action$='/reversal'] button[type=submit]").click();
        page.waitForSelector("text=已撤销，取消了 63 个地点");
    }

    @Test
    void a_secretary_on_a_phone_sees_the_own_community_only() {
        var page = staffWindow(PHONE, "tiyuchang");
        page.navigate("/console/places");
        assertThat(page.textContent("main")).contains("体育场社区").doesNotContain("湄潭县");
        page.navigate("/console/places/520327001003");
        picture(page, "place-phone");
        assertThat(page.navigate("/console/places/520328004901").status()).isEqualTo(404);
        page.navigate("/console/places/520327001003?tab=manage");
        picture(page, "place-manage-phone");
    }
}

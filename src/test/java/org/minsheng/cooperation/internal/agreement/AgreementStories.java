package org.minsheng.cooperation.internal.agreement;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** The agreements of the article, and the sheet that brings many of them. */
class AgreementStories extends RunningServer {

    @Test
    void agreements_and_their_promises_read_well() {
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "yingfu");
            page.navigate("/console/agreements");
            assertThat(main(page)).containsText("家单位签约");
            fits(page, width);
            page.locator("#list tbody a").first().click();
            page.locator(".facts").first().waitFor();
            fits(page, width);
            picture(page, "agreement-" + width);
            page.navigate("/console/agreements/items");
            fits(page, width);
            picture(page, "agreement-items-" + width);
            page.navigate("/console/listings");
            fits(page, width);
        }
        assertThat(jdbc.sql("""
                select count(distinct unit)
                from cooperation.agreement
                where community in ('520328004901', '520328004008') and created_by_name = '社区党组织'
                """)
            .query(Long.class).single()).isEqualTo(48);
        assertThat(jdbc.sql("""
                select count(*) from cooperation.item join cooperation.agreement on agreement.id = item.agreement
                where community in ('520328004901', '520328004008') and created_by_name = '社区党组织'
                """).query(Long.class).single()).isEqualTo(137);
    }

    @Test
    void a_secretary_brings_a_sheet_looks_confirms_and_takes_it_back() {
        var page = staffWindow(DESKTOP, "jishan");
        var unit = "余庆县故事单位" + System.nanoTime() % 1_000_000;
        page.navigate("/console/agreements");
        main(page).getByText("导入单位和项目").first().click();
        upload(page, "随便,什么\n1,2\n");
        assertThat(main(page)).containsText("没有找到表头");
        upload(page, "社区,单位名称,服务项目,频次,谁来做\n积善社区," + unit + ",家电维修,每月2次,电工 2 人\n,,送戏下乡,每半年1次,\n上里社区," + unit
            + ",义诊,每月1次,\n积善社区," + unit + ",消防巡查,看情况,\n");
        assertThat(main(page)).containsText("新增 2 项");
        assertThat(main(page)).containsText("“上里社区”不是您的社区");
        assertThat(main(page)).containsText("认出的列：社区、单位名称、服务项目、频次、谁来做");
        picture(page, "agreement-import-1440");
        page.setViewportSize(PHONE, 844);
        page.reload();
        fits(page, PHONE);
        picture(page, "agreement-import-390");
        page.setViewportSize(DESKTOP, 900);
        page.reload();
        main(page).locator("input[name=often]").fill("每月1次");
        main(page).locator("tr:has(input[name=often]) .mend-cell button[type=submit]").click();
        assertThat(page.locator(".flash")).containsText("第 5 行改好了");
        main(page).getByText("写入 3 项").click();
        assertThat(page.locator(".flash")).containsText("已写入 3 项服务");
        main(page).getByText("撤回这份表").first().click();
        page.locator("#undo button[type=submit]").click();
        assertThat(page.locator(".flash")).containsText("已撤回 3 项");
    }

    private static void upload(Page page, String rows) {
        page.setInputFiles("input[name=file]", new FilePayload("单位和项目.csv", "text/csv",
            rows.getBytes(StandardCharsets.UTF_8)));
        page.locator("#main form[enctype] button[type=submit]").click();
        page.waitForLoadState();
    }

    private static void fits(Page page, int width) {
        assertThat(((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue())
            .isLessThanOrEqualTo(width);
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}

package org.minsheng.household.internal.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.RunningServer;

/** A clerk brings a community's sheet in, mends what is wrong, and takes it back. */
class HouseholdImportStories extends RunningServer {

    @TempDir
    Path folder;

    @Test
    void a_clerk_maps_previews_mends_confirms_and_undoes() throws IOException {
        var page = staffWindow(DESKTOP, "clerk");
        upload(page);
        assertThat(page.locator("main")).containsText("每一列是什么");
        picture(page, "household-import-mapping-1440");
        page.click("form[action$=mapping] button[type=submit]");
        page.locator("form[action$=confirmation]").waitFor();
        picture(page, "household-import-preview-1440");
        assertThat(page.locator("main")).containsText("后几位已经丢失");
        page.fill("tr.mend input[name=IDENTITY]", "");
        page.click("tr.mend button[type=submit]");
        assertThat(page.locator(".flash")).containsText("已改正");
        page.click("form[action$=confirmation] button");
        assertThat(page.locator("main"))
            .containsText("已导入", new LocatorAssertions.ContainsTextOptions().setTimeout(120_000));
        picture(page, "household-import-done-1440");
        long home = changedSince(page.url().replaceFirst(".*/", ""));
        page.click("a[href$='/reversal']");
        assertThat(page.locator("main")).containsText("有 1 户不撤回");
        assertThat(page.locator("#list")).containsText("修改了居住情况");
        picture(page, "household-import-undoing-1440");
        page.setViewportSize(PHONE, 844);
        page.reload();
        picture(page, "household-import-undoing-390");
        page.setViewportSize(DESKTOP, 900);
        jdbc.sql("update household.household set version = version - 1 where id = :home").param("home", home).update();
        page.click("form[action$='/reversal'] button[type=submit]");
        assertThat(page.locator("main"))
            .containsText("已撤销", new LocatorAssertions.ContainsTextOptions().setTimeout(120_000));
    }

    @Test
    void the_same_on_a_phone_and_in_english_down_to_discarding() throws IOException {
        var page = staffWindow(PHONE, "clerk");
        page.navigate("/console/households/imports");
        picture(page, "household-import-list-390");
        upload(page);
        picture(page, "household-import-mapping-390");
        page.click("form[action$=mapping] button[type=submit]");
        page.locator("form[action$=confirmation]").waitFor();
        picture(page, "household-import-preview-390");
        page.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
        page.reload();
        picture(page, "household-import-preview-en-390");
        page.click("button:has(+ dialog#discard)");
        page.click("dialog#discard button[type=submit]");
        page.waitForURL("**/households/imports");
    }

    /** Somebody changes one of the homes after the import. */
    private long changedSince(String importId) {
        long home = jdbc.sql("select max(household) from household.import_household where import = :id")
            .param("id", Long.valueOf(importId))
            .query(Long.class).single();
        jdbc.sql("update household.household set version = version + 1 where id = :home").param("home", home).update();
        jdbc.sql("""
                insert into household.history (household, at, actor, actor_name, kind)
                values (:home, now() + interval '1 second', 'account:1', '安美琳', 'SETTLED')
                """).param("home", home).update();
        return home;
    }

    private void upload(Page page) throws IOException {
        var file = folder.resolve("龙凤花园台账.xlsx");
        var word = "" + (char) ('\u4E00' + ThreadLocalRandom.current().nextInt(20_000))
            + (char) ('\u4E00' + ThreadLocalRandom.current().nextInt(20_000));
        Files.write(file, new Book().sheet("1栋", new Object[][] {
            {"龙凤花园人口信息台账", "", "", "", "", "", ""},
            {"房屋", "", "姓 名", "与户主关系", "身份证号码", "联系电话", "备注"},
            {"单元", "房号", "", "", "", "", ""},
            {2, 501, "示例" + word, "户主", Double.valueOf("520327199001011234"), "19900000901", "老住户"},
            {"", "", "乙" + word, "配偶", "", "", ""},
            {2, 502, "丙" + word, "户主", "", "24622", ""}}, Book.merged(0, 0, 0, 6, 1, 0, 1, 1, 3, 0, 4, 0, 3, 1, 4, 1))
            .bytes());
        page.navigate("/console/households/imports");
        page.selectOption("select[name=area]", "5203270010030002");
        page.setInputFiles("input[name=file]", file);
        page.click("main form[enctype] button[type=submit]");
        page.waitForURL("**/imports/*");
    }
}

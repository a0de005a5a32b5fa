package org.minsheng.appeal.internal.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Messages of another system find their way into the ledger. */
class ImportStories extends RunningServer {

    private static final Path REAL = Path.of("../shared/data/appeals-unlabelled.jsonl");

    @TempDir
    Path folder;
    @Autowired
    ImportCommand command;

    @Test
    void a_dispatcher_imports_a_sheet_and_sees_what_is_new_known_and_wrong() throws IOException {
        var file = folder.resolve("来信.csv");
        Files.writeString(file, """
            编号,标题,内容,时间,电话
            W-%1$s-1,路灯不亮,文化路第三盏路灯不亮已经一周,2026-11-01 09:30:00,13812345678
            W-%1$s-2,,公交站台的玻璃碎了，小孩容易划伤,2026/11/2 8:05,
            W-%1$s-2,,编号重复的一行,2026/11/2 8:05,
            W-%1$s-3,没有内容,,2026-11-03,
            W-%1$s-4,电话不对,下水道返味,2026-11-03,12
            """.formatted(System.nanoTime()));
        var page = staffWindow(DESKTOP, "longquan");
        page.navigate("/console/appeals/imports");
        page.setInputFiles("input[name=file]", file);
        page.fill("input[name=origin]", "网络问政测试");
        page.selectOption("select[name=kind]", "COMPLAINT");
        page.click("main form button[type=submit]");
        page.waitForURL("**/imports/*");
        assertThat(page.locator("main")).containsText("已读出 5 行、5 列");
        assertThat(page.locator("#list")).hasCount(0);
        picture(page, "import-mapping");
        page.click("main form button[type=submit]");
        assertThat(page.locator("main")).containsText("新登记 2 件");
        assertThat(page.locator("main")).containsText("3 件有错");
        picture(page, "import-preview");
        page.click("form[action$=confirmation] button");
        assertThat(page.locator("#import-progress"))
            .containsText("登记完成", new LocatorAssertions.ContainsTextOptions().setTimeout(300_000));
        picture(page, "import-done");
    }

    @Test
    void a_file_that_is_no_table_gets_a_sentence_and_keeps_what_was_typed() throws IOException {
        var file = folder.resolve("photo.xlsx");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0, 0});
        var page = staffWindow(PHONE, "longquan");
        page.navigate("/console/appeals/imports");
        page.setInputFiles("input[name=file]", file);
        page.fill("input[name=origin]", "某系统");
        page.selectOption("select[name=kind]", "HELP");
        page.click("main form button[type=submit]");
        assertThat(page.locator("main")).containsText("读不出表格");
        assertThat(page.locator("input[name=origin]")).hasValue("某系统");
        picture(page, "import-wrong-file-phone");
    }

    @Test
    void two_thousand_real_messages_come_in_by_the_command_line_and_the_second_time_none() {
        assumeTrue(Files.exists(REAL), "the folder with real messages is not here");
        var origin = "命令行" + System.nanoTime();
        var arguments = List.of("file=" + REAL, "origin=" + origin, "place=520327001");
        assertThat(run(arguments)).contains("filed 20").contains("wrong 0");
        assertThat(run(arguments)).contains("filed 0, known 20");
        long longest = jdbc.sql("select max(length(body)) from appeal.appeal where origin = :origin")
            .param("origin", origin)
            .query(Long.class).single();
        assertThat(longest).isGreaterThan(2_000);
    }

    @Test
    void the_command_line_says_in_a_sentence_what_is_wrong() throws IOException {
        var file = folder.resolve("无名列.csv");
        Files.writeString(file, "甲,乙\n1,路灯不亮\n");
        assertThat(run(List.of("file=" + folder.resolve("没有.csv"), "origin=测试", "place=520327001")))
            .contains("读不到文件", "没有.csv");
        assertThat(run(List.of("file=" + file, "origin=测试", "place=529999001"))).contains("没有代码为 529999001 的地点");
        assertThat(run(List.of("file=" + file, "origin=测试", "place=520327001")))
            .contains("TEXT=列名 NUMBER=列名", "甲, 乙");
        assertThat(run(List.of("file=" + file, "origin=测试", "place=520327001", "TEXT=丙", "NUMBER=甲")))
            .contains("没有“丙”这一列", "甲, 乙");
        assertThat(run(List.of("file=" + file, "origin=命令行列名", "place=520327001", "TEXT=乙", "NUMBER=甲")))
            .contains("filed 1, known 0, wrong 0");
    }

    private String run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}

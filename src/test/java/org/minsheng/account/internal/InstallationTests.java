package org.minsheng.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.Command;
import org.minsheng.shared.RequestKey;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** The three administrators see which program runs and when it was backed up. */
class InstallationTests extends RunningServer {

    @Autowired
    private List<Command> commands;

    @Test
    void a_backup_is_noted_once_and_all_three_offices_see_it() {
        var where = "备份服务器 " + UUID.randomUUID();
        var form = Map.of("requestKey", RequestKey.fresh().toString(),
            "madeAt", now().minusMinutes(2).withNano(0).toString(),
            "keptAt", where, "restored", "1");
        assertThat(client("admin").post("/console/installation/backups", form).statusCode()).isEqualTo(303);
        assertThat(client("admin").post("/console/installation/backups", form).statusCode()).isEqualTo(303);
        assertThat(jdbc.sql("select count(*) from account.backup where kept_at = :where").param("where", where)
            .query(Long.class).single()).isEqualTo(1);
        for (var office : List.of("admin", "security", "auditor")) {
            assertThat(client(office).get("/console").body()).as(office).contains("最近一次备份", "民声 0.", "PostgreSQL 18");
            assertThat(client(office).get("/console/installation").body()).as(office)
                .contains(where, "恢复成功", "最近一天半内做过");
        }
        assertThat(client("auditor").post("/console/installation/backups", form).statusCode()).isEqualTo(403);
        assertThat(client("clerk").get("/console/installation").statusCode()).isEqualTo(403);
    }

    @Test
    void a_backup_of_tomorrow_or_without_a_place_is_told_beside_its_field() {
        var where = "明天 " + UUID.randomUUID();
        var wrong = client("admin").post("/console/installation/backups",
            Map.of("requestKey", RequestKey.fresh().toString(),
                "madeAt", now().plusDays(1).withNano(0).toString(), "keptAt", where));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("备份时间不能晚于现在", where);
        var none = client("admin").post("/console/installation/backups",
            Map.of("requestKey", RequestKey.fresh().toString(), "madeAt", "昨天"));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("请填写日期和时间", "昨天");
        assertThat(jdbc.sql("select count(*) from account.backup where kept_at = :where").param("where", where)
            .query(Long.class).single()).isZero();
    }

    @Test
    void where_none_was_noted_the_start_page_says_so_and_how_one_is_noted() {
        jdbc.sql("delete from account.backup").update();
        assertThat(row("admin")).contains("没有登记过备份", "minsheng note backup", "未登记", "/console/installation#f-keptAt")
            .doesNotContain("<time");
        assertThat(client("admin").get("/console/installation").body()).contains("id=\"f-keptAt\"");
        assertThat(row("auditor")).contains("没有登记过备份", "由系统管理员登记").doesNotContain("minsheng note backup", "<time");
    }

    /** What the start page says of backups. */
    private String row(String office) {
        var page = client(office).get("/console").body();
        int title = page.indexOf("没有登记过备份");
        assertThat(title).as(office).isPositive();
        return page.substring(page.lastIndexOf("<li>", title), page.indexOf("</li>", title));
    }

    @Test
    void a_script_notes_what_it_made() {
        var noting = commands.stream().filter(command -> command.name().equals("note backup"))
            .findFirst().orElseThrow();
        var where = "/backup/" + UUID.randomUUID();
        var said = new ByteArrayOutputStream();
        assertThat(noting.run(List.of(where), new PrintStream(said, true, StandardCharsets.UTF_8))).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(where);
        assertThat(client("admin").get("/console/installation").body()).contains(where, "备份脚本");
        assertThat(noting.run(List.of(), new PrintStream(said, true, StandardCharsets.UTF_8))).isEqualTo(2);
    }

    /** The installation is in China, wherever the tests run. */
    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.of("Asia/Shanghai"));
    }
}

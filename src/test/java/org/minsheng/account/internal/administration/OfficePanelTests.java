package org.minsheng.account.internal.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** What the three offices find on Monday morning: every figure opens its rows. */
class OfficePanelTests extends RunningServer {

    private static final Pattern FIGURE = Pattern.compile("class=\"figure tone-[a-z]+\" href=\"([^\"]+)\"");

    @Test
    void each_figure_of_an_office_opens_its_rows() {
        for (var who : List.of("admin", "security", "auditor")) {
            var start = client(who).get("/console").body();
            var links = FIGURE.matcher(start).results().map(found -> found.group(1).replace("&amp;", "&"))
                .distinct().toList();
            assertThat(links).as(who).hasSizeGreaterThanOrEqualTo(3);
            links.forEach(link -> assertThat(client(who).get(link).statusCode()).as(who + " " + link).isEqualTo(200));
        }
        assertThat(client("auditor").get("/console").body()).contains("审计链", "查看完整信息");
        assertThat(client("security").get("/console").body()).contains("已锁定", "没有第二步验证");
        assertThat(client("admin").get("/console").body()).contains("账号与对接", "消息发送", "事件推送");
        assertThat(client("clerk").get("/console").body()).doesNotContain("审计链", "账号与权限", "账号与对接");
    }

    @Test
    void a_locked_account_is_counted_and_listed_and_others_are_not() {
        jdbc.sql("""
                insert into account.account (kind, username, name, created_at)
                values ('STAFF', 'locked-out', '被锁住的人', now())
                on conflict do nothing
                """)
            .update();
        jdbc.sql("""
                insert into account.failure (username, failures, at, locked_until)
                values ('locked-out', 5, now(), now() + interval '10 minutes')
                on conflict (username) do update set locked_until = excluded.locked_until
                """).update();
        assertThat(client("security").get("/console").body()).contains("/console/accounts?state=locked");
        assertThat(client("security").get("/console/accounts?state=locked").body())
            .contains("locked-out").doesNotContain(">clerk<");
        assertThat(client("security").get("/console/accounts?state=refused").body()).contains("locked-out");
        assertThat(client("security").get("/console/accounts?state=no-grant&words=locked-out").body())
            .contains("locked-out");
        jdbc.sql("delete from account.failure where username = 'locked-out'").update();
        assertThat(client("security").get("/console/accounts?state=locked").body()).doesNotContain("locked-out");
    }

    @Test
    void the_start_pages_of_the_offices_are_looked_at() {
        for (var who : List.of("admin", "security", "auditor")) {
            for (int width : new int[] {PHONE, DESKTOP}) {
                var page = staffWindow(width, who);
                page.navigate("/console");
                picture(page, "office-" + who + "-" + width);
                page.context().close();
            }
        }
    }
}

package org.minsheng.page.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** The choice of columns is kept for one account and one table. */
class TableChoiceTests extends RunningServer {

    private static final String LIST = "/console/components";

    private String heads(String who) {
        var body = client(who).get(LIST).body();
        int from = body.lastIndexOf("<thead>");
        return body.substring(from, body.indexOf("</thead>", from));
    }

    @Test
    void a_choice_holds_for_one_account_is_written_to_the_trail_and_can_be_taken_back() {
        var usual = heads("auditor");
        var answer = client("auditor").post("/console/columns/components",
            Map.of("column", "page.components.column.due", "dense", "1", "back", LIST));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(LIST);
        assertThat(heads("auditor")).isNotEqualTo(usual).hasSizeLessThan(usual.length() * 2 / 3);
        assertThat(client("auditor").get(LIST).body()).contains("class=\"list dense\"");
        assertThat(heads("admin")).isEqualTo(usual);
        assertThat(jdbc.sql("""
                select count(*)
                from account.audit_entry
                where action = 'page.columns' and after::text like '%page.components.column.due%'
                """).query(Long.class).single()).isPositive();
        var entry = jdbc.sql("select max(id) from account.audit_entry where action = 'page.columns'")
            .query(Long.class).single();
        assertThat(client("auditor").get("/console/audit/" + entry).body()).contains("调整表格的列", ">期限")
            .contains("components");
        client("auditor").post("/console/columns/components", Map.of("usual", "1", "back", LIST));
        assertThat(heads("auditor")).isEqualTo(usual);
    }

    @Test
    void what_is_no_table_or_no_column_and_who_is_no_staff_is_refused() {
        for (var table : new String[] {"A", "x".repeat(50), "a_b", "1"}) {
            assertThat(client("auditor").post("/console/columns/" + table, Map.of("back", LIST)).statusCode())
                .as(table).isEqualTo(400);
        }
        assertThat(client("auditor").post("/console/columns/components", Map.of("column", "<b>", "back", LIST))
            .statusCode()).isEqualTo(400);
        assertThat(anybody().post("/console/columns/components", Map.of("back", LIST)).statusCode())
            .isNotEqualTo(400).isNotEqualTo(200);
        var away = client("auditor").post("/console/columns/components",
            Map.of("column", "page.components.column.due", "back", "https://elsewhere.example"));
        assertThat(away.headers().firstValue("Location").orElse("")).doesNotContain("elsewhere");
        client("auditor").post("/console/columns/components", Map.of("usual", "1", "back", LIST));
    }
}

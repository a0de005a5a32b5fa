package org.minsheng.account.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** The auditor looks for things by the names that everybody uses, and takes them out in the same words. */
@Beside
class AuditSearchTests extends RunningServer {

    @Autowired
    private AuditTrail trail;

    private record Grid(long id, String code, String name) {
    }

    private Grid grid() {
        return jdbc.sql("select id, code, name from grid.grid where retired_at is null order by id limit 1")
            .query(Grid.class).single();
    }

    private String found(String query) {
        return client("auditor").get("/console/audit?" + query).body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_grid_is_called_by_its_community_and_its_name() {
        var grid = grid();
        trail.record(Viewer.SYSTEM, "test.cut", "grid:" + grid.code, null, Map.of("grid", grid.id, "into", grid.code));
        long id = jdbc.sql("select max(id) from account.audit_entry where subject = ?").param("grid:" + grid.code)
            .query(Long.class).single();
        assertThat(found("subject=" + encoded("grid:" + grid.code))).contains(" · " + grid.name + "</td>");
        assertThat(client("auditor").get("/console/audit/" + id).body())
            .containsPattern("title=\"" + grid.id + "\">[^<]+ · " + grid.name + "</ins>")
            .containsPattern("title=\"" + grid.code + "\">[^<]+ · " + grid.name + "</ins>");
        assertThat(found("action=test.cut&subject=" + encoded(grid.name))).contains("test.cut");
        assertThat(found("action=test.cut&subject=" + grid.code)).contains("test.cut");
    }

    @Test
    void entries_are_found_by_the_name_of_a_post_or_an_organisation() {
        var signed = jdbc.sql("""
            select e.actor, o.name as organisation, p.title
            from account.audit_entry e
            join organisation.post p on 'post:' || p.id = e.actor
            join organisation.organisation o on o.id = p.organisation_id
            where e.action = 'appeal.sign'
            limit 1
            """).query().singleRow();
        var organisation = String.valueOf(signed.get("organisation"));
        var post = organisation + " · " + signed.get("title");
        assertThat(found("action=appeal.sign&actor=" + encoded(organisation))).contains(post);
        assertThat(found("action=appeal.sign&actor=" + encoded(post))).contains(post);
        assertThat(found("action=appeal.sign&actor=" + encoded("没有这个单位"))).contains("没有符合条件的记录");
        long id = jdbc.sql("select id from organisation.organisation where name = ?").param(organisation)
            .query(Long.class).list().getFirst();
        trail.record(Viewer.SYSTEM, "test.renamed", "organisation:" + id, null, Map.of("name", organisation));
        assertThat(found("action=test.renamed&subject=" + encoded(organisation))).contains("test.renamed");
    }

    @Test
    void what_somebody_did_who_signs_in_for_an_organisation_is_found_by_its_name() {
        client("tiyuchang").get("/console");
        var organisation = jdbc.sql("""
            select o.name
            from account.account a
            join account.granted g on g.account = a.id
            join organisation.organisation o on o.id = g.organisation
            where a.username = 'tiyuchang'
            limit 1
            """).query(String.class).single();
        assertThat(found("action=account.sign-in&actor=" + encoded(organisation))).contains("王永芳");
    }

    @Test
    void an_appeal_is_found_by_its_number() {
        var number = jdbc.sql("select number from appeal.appeal order by id limit 1").query(String.class).single();
        assertThat(found("subject=" + number)).contains("诉求 " + number);
    }

    @Test
    void a_table_that_leaves_the_house_says_it_in_words_and_keeps_the_codes_beside() {
        var subject = "test:" + UUID.randomUUID();
        var grid = grid();
        trail.record(Viewer.SYSTEM, "account.grant", subject, Map.of("state", "old"),
            Map.of("tier", "COUNTY", "grid", grid.id, "note", "=1+1"));
        var rows = table("auditor", subject);
        assertThat(rows.getFirst()).startsWith("序号", "时间", "操作人", "操作", "对象", "之前", "之后", "地址", "签封")
            .endsWith("时间（代码）", "操作人（代码）", "操作（代码）", "对象（代码）", "之前（代码）", "之后（代码）");
        var row = rows.get(1);
        assertThat(row.get(1)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(row.get(2)).isEqualTo("系统");
        assertThat(row.get(3)).isEqualTo("授予权限");
        assertThat(row.get(5)).isEqualTo("状态：old");
        assertThat(row.get(6)).contains("层级：县", " · " + grid.name, "说明：=1+1");
        assertThat(row.get(10)).isEqualTo("system");
        assertThat(row.get(11)).isEqualTo("account.grant");
        assertThat(row.get(14)).contains("\"tier\": \"COUNTY\"", "\"grid\": " + grid.id);
        assertThat(rows).hasSize(2);
    }

    private List<List<String>> table(String who, String subject) {
        var body = client(who).get("/console/audit.csv?subject=" + subject).body();
        return CsvReader.builder().ofCsvRecord(body.substring(1)).stream().map(one -> one.getFields()).toList();
    }
}

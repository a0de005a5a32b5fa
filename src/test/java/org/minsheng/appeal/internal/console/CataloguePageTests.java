package org.minsheng.appeal.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.catalogue.CatalogueBook.Line;
import org.minsheng.appeal.internal.catalogue.ReplayingCatalogue;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.Tier;
import org.minsheng.testing.Client.Upload;
import org.springframework.beans.factory.annotation.Autowired;

/** A draft of the catalogue: from a table, beside the version before, tried on last month. */
class CataloguePageTests extends AppealFixture {

    @Autowired
    private ReplayingCatalogue replaying;
    @Autowired
    private Clock clock;

    @Test
    void last_months_matters_are_routed_anew_under_a_draft() {
        var appeal = taken(clerk(), file(COMMUNITY, "上个月的一件污水"), new StepRequest.Accept(null, "compound.drain"));
        var lastMonth = YearMonth.now(clock).minusMonths(1).atDay(15).atStartOfDay(clock.getZone()).toOffsetDateTime();
        jdbc.sql("update appeal.appeal set filed_at = :at where id = :id").param("at", lastMonth).param("id", appeal.id().value()).update();
        var now = List.of(new Line("compound.drain", "520327", Tier.COMPOUND, "property"));
        var same = replaying.replay(COUNTY, now, now);
        assertThat(same.routed()).isPositive();
        assertThat(same.moved()).isZero();
        var narrower = List.of(now.getFirst(), new Line("compound", "520327001", Tier.TOWN, "desk"), new Line("compound.drain", "520327001003", Tier.TOWN, "desk"));
        var other = replaying.replay(COUNTY, now, narrower);
        assertThat(other.moved()).isPositive();
        assertThat(other.rows()).anySatisfy(row -> {
            assertThat(row.matter()).isEqualTo("compound.drain");
            assertThat(row.after().tier()).isEqualTo(Tier.TOWN);
        });
    }

    @Test
    void a_table_becomes_a_draft_and_its_mistakes_are_named() {
        var table = "事项,地区,层级,职责\ncompound.drain,,街道,desk\n";
        var read = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8))));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("value=\"compound.drain\" selected");
        var wrong = "事项,地区,层级,职责\ncompound.drain,999999,街道,desk\n没有这个事项,,街道,desk\n";
        var again = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", wrong.getBytes(StandardCharsets.UTF_8))));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("地区不对");
        var named = "事项,地区,层级,职责\ncompound.drain,体育场社区,街道,desk\ncompound.drain,龙泉街道,街道,desk\n";
        var byName = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", named.getBytes(StandardCharsets.UTF_8))));
        assertThat(byName.statusCode()).isEqualTo(200);
        assertThat(byName.body()).contains("value=\"520327001003\"", "value=\"520327001\"");
        var empty = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", new byte[0])));
        assertThat(empty.statusCode()).isEqualTo(422);
    }

    @Test
    void the_present_version_is_the_template_and_comes_back_as_the_same_draft() {
        assertThat(client("admin").get("/console/catalogue/520327/versions/new").body()).contains("/console/catalogue/520327/sheet");
        var sheet = client("admin").get("/console/catalogue/520327/sheet");
        assertThat(sheet.body()).startsWith("\uFEFF事项,");
        var lines = jdbc.sql("""
                select count(*) from appeal.catalogue_entry
                where catalogue = (select id from appeal.catalogue where county = '520327' order by version desc limit 1)
                """).query(Integer.class).single();
        assertThat(sheet.body().lines()).hasSize(lines + 1);
        var back = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", sheet.body().getBytes(StandardCharsets.UTF_8))));
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(client("clerk").get("/console/catalogue/520329/sheet").statusCode()).isEqualTo(404);
    }

    @Test
    void a_draft_is_tried_on_the_screen_and_two_versions_stand_side_by_side() {
        var draft = Map.of("matter", "compound.drain", "area", "520329", "tier", "TOWN", "duty", "desk", "note", "污水由街道派单");
        var tried = client("admin").post("/console/catalogue/520329/replay", draft);
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body()).contains("就按这份草稿派单");
        assertThat(client("admin").post("/console/catalogue/520329/versions", draft).statusCode()).isEqualTo(303);
        var compared = client("admin").get("/console/catalogue/520329/comparison").body();
        assertThat(compared).contains("取消").contains("污水");
        assertThat(client("clerk").post("/console/catalogue/520327/replay", draft).statusCode()).isEqualTo(403);
        var page = staffWindow(DESKTOP, "admin");
        page.navigate("/console/catalogue/520329/comparison");
        picture(page, "catalogue-comparison-1440");
        page.context().close();
        var newest = jdbc.sql("select id from appeal.catalogue where county = '520329' order by version desc limit 1").query(Long.class).single();
        jdbc.sql("delete from appeal.catalogue_entry where catalogue = :id").param("id", newest).update();
        jdbc.sql("delete from appeal.catalogue where id = :id").param("id", newest).update();
    }
}

package org.minsheng.appeal.internal.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
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
import org.minsheng.shared.AreaCode;
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
        jdbc.sql("update appeal.appeal set filed_at = :at where id = :id").param("at", lastMonth)
            .param("id", appeal.id().value()).update();
        var now = List.of(new Line("compound.drain", "520327", Tier.COMPOUND, "property"));
        var same = replaying.replay(COUNTY, now, now);
        assertThat(same.routed()).isPositive();
        assertThat(same.moved()).isZero();
        var narrower = List.of(now.getFirst(), new Line("compound", "520327001", Tier.TOWN, "desk"),
            new Line("compound.drain", "520327001003", Tier.TOWN, "desk"));
        var other = replaying.replay(COUNTY, now, narrower);
        assertThat(other.moved()).isPositive();
        assertThat(other.rows()).anySatisfy(row -> {
            assertThat(row.matter()).isEqualTo("compound.drain");
            assertThat(row.after().tier()).isEqualTo(Tier.TOWN);
        });
    }

    @Test
    void a_county_that_began_this_month_sees_this_months_matters() {
        var nowhere = new AreaCode("520398");
        var appeal = taken(clerk(), file(COMMUNITY, "这个月的一件污水"), new StepRequest.Accept(null, "compound.drain"));
        jdbc.sql("update appeal.appeal set county = '520398' where id = :id").param("id", appeal.id().value()).update();
        var lines = List.of(new Line("compound.drain", "520327", Tier.COMPOUND, "property"));
        var replay = replaying.replay(nowhere, lines, lines);
        jdbc.sql("update appeal.appeal set county = '520327' where id = :id").param("id", appeal.id().value()).update();
        assertThat(replay.month()).isEqualTo(YearMonth.now(clock));
        assertThat(replay.routed()).isEqualTo(1);
    }

    @Test
    void a_table_becomes_a_draft_and_its_mistakes_are_named() {
        var table = "事项,地区,层级,职责\ncompound.drain,,街道,desk\n";
        var read = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8))));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("value=\"compound.drain\" selected", "与现行版本相比", "新增 0 条，取消");
        var wrong = "事项,地区,层级,职责\ncompound.drain,999999,街道,desk\n没有这个事项,,街道,desk\n";
        var again = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", wrong.getBytes(StandardCharsets.UTF_8))));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("第 1 行的地区不对", "第 2 行没有填全", "#f-line-2");
        var named = "事项,地区,层级,职责\ncompound.drain,体育场社区,街道,desk\ncompound.drain,龙泉街道,街道,desk\n";
        var byName = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", named.getBytes(StandardCharsets.UTF_8))));
        assertThat(byName.statusCode()).isEqualTo(200);
        assertThat(byName.body()).contains("value=\"体育场社区\"", "value=\"龙泉街道\"");
        var empty = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", new byte[0])));
        assertThat(empty.statusCode()).isEqualTo(422);
    }

    @Test
    void the_present_version_is_the_template_and_comes_back_as_the_same_draft() {
        assertThat(client("admin").get("/console/catalogue/520327/versions/new").body())
            .contains("/console/catalogue/520327/sheet");
        var sheet = client("admin").get("/console/catalogue/520327/sheet");
        assertThat(sheet.body()).startsWith("\uFEFF事项,");
        var lines = jdbc.sql("""
                select count(*) from appeal.catalogue_entry
                where catalogue = (select id from appeal.catalogue where county = '520327' order by version desc
                    limit 1)
                """).query(Integer.class).single();
        assertThat(sheet.body().lines()).hasSize(lines + 1);
        var back = client("admin").post("/console/catalogue/520327/imports", Map.of(),
            List.of(new Upload("file", "目录.csv", "text/csv", sheet.body().getBytes(StandardCharsets.UTF_8))));
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(client("clerk").get("/console/catalogue/520329/sheet").statusCode()).isEqualTo(404);
    }

    @Test
    void a_draft_is_tried_on_the_screen_and_two_versions_stand_side_by_side() {
        var draft = Map.of("matter", "compound.drain", "area", "520329", "tier", "TOWN",
            "duty", "desk", "note", "污水由街道派单");
        var tried = client("admin").post("/console/catalogue/520329/replay", draft);
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.body()).contains("就按这份草稿派单");
        assertThat(client("admin").post("/console/catalogue/520329/versions", draft).statusCode()).isEqualTo(303);
        var compared = client("admin").get("/console/catalogue/520329/comparison").body();
        assertThat(compared).contains("取消").contains("污水");
        var older = jdbc.sql("select max(version) - 1 from appeal.catalogue where county = '520329'")
            .query(Integer.class).single();
        assertThat(client("admin").get("/console/catalogue/520329/versions/" + older).body())
            .contains("/versions/new?from=" + older);
        assertThat(client("admin").get("/console/catalogue/520329/versions/new?from=" + older).body())
            .contains("value=\"compound.lift\" selected");
        assertThat(client("admin").get("/console/catalogue/520329/versions/new").body())
            .doesNotContain("value=\"compound.lift\" selected");
        assertThat(client("clerk").post("/console/catalogue/520327/replay", draft).statusCode()).isEqualTo(403);
        for (int width : new int[] {DESKTOP, PHONE}) {
            var page = staffWindow(width, "admin");
            page.navigate("/console/catalogue/520329/comparison");
            picture(page, "catalogue-comparison-" + width);
            page.context().close();
        }
        var newest = jdbc.sql("select id from appeal.catalogue where county = '520329' order by version desc limit 1")
            .query(Long.class).single();
        jdbc.sql("delete from appeal.catalogue_entry where catalogue = :id").param("id", newest).update();
        jdbc.sql("delete from appeal.catalogue where id = :id").param("id", newest).update();
    }

    /**
     * The administrator uploads a table with a mistake, sees it in its line, mends it and tries the draft on last
     * month.
     */
    @Test
    void a_table_is_mended_in_the_draft_and_tried_on_both_widths() {
        var appeal = taken(clerk(), file(COMMUNITY, "上个月要试派的一件"), new StepRequest.Accept(null, "compound.drain"));
        jdbc.sql("update appeal.appeal set filed_at = :at where id = :id")
            .param("at", YearMonth.now(clock).minusMonths(1).atDay(16).atStartOfDay(clock.getZone()).toOffsetDateTime())
            .param("id", appeal.id().value()).update();
        var table = client("admin").get("/console/catalogue/520327/sheet").body()
            + "compound.drain,体育场社区,街道,道路\r\ncompound.lift,没有这个社区,街道,道路\r\n";
        for (int width : new int[] {DESKTOP, PHONE}) {
            var page = staffWindow(width, "admin");
            page.navigate("/console/catalogue/520327/versions/new");
            page.locator("details > summary.card-header").click();
            page.locator("input[name=file]")
                .setInputFiles(new FilePayload("派单目录.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
            page.locator("form[action$='/imports'] button[type=submit]").click();
            assertThat(page.locator(".faults a")).hasCount(1);
            picture(page, "catalogue-import-wrong-" + width);
            page.locator(".catalogue-lines tr.has-fault input[name=area]").fill("凤岭街道");
            page.locator("button[formaction$='/replay']").click();
            assertThat(page.locator("main")).containsText("就按这份草稿派单");
            picture(page, "catalogue-replay-" + width);
            page.context().close();
        }
        var page = staffWindow(PHONE, "admin");
        page.navigate("/console/catalogue/520327/versions/new");
        page.locator("details > summary.card-header").click();
        page.locator("input[name=file]").setInputFiles(new FilePayload("派单目录.csv", "text/csv",
            table.replace("没有这个社区", "凤岭街道").getBytes(StandardCharsets.UTF_8)));
        page.locator("form[action$='/imports'] button[type=submit]").click();
        assertThat(page.locator("section[role=status]")).containsText("新增 2 条，取消 0 条");
        picture(page, "catalogue-import-390");
    }
}

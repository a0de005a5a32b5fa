package org.minsheng.grid.internal.roster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.RunningServer;

/** A community names its people, everybody finds them, and a notice goes from the secretary to every door. */
class RosterStories extends RunningServer {

    /** The installation is in China, wherever the tests run. */
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Test
    void the_articles_have_their_people() {
        assertThat(count("select count(*) from grid.answerable join grid.grid on grid.id = answerable.grid "
            + "where code like '520329%'"
            + " and duty = 'GRID_WORKER' and until is null")).isEqualTo(52);
        assertThat(count("select count(distinct body) from grid.answerable join grid.grid on grid.id = answerable.grid"
            + " where code like '520329%' and duty = 'PARTY_GROUP' and until is null")).isEqualTo(24);
        assertThat(count("select count(*) from grid.answerable join grid.unit on unit.id = answerable.unit "
            + "join grid.grid on grid.id = unit.grid"
            + " where code like '520329%' and until is null")).isEqualTo(1079);
        assertThat(count("select count(*) from grid.answerable join grid.zone on zone.id = answerable.zone "
            + "join grid.grid on grid.id = zone.grid"
            + " where code like '520328%' and until is null")).isEqualTo(164);
    }

    @Test
    void a_dispatcher_finds_a_vacancy_names_somebody_and_hands_over() {
        var here = new RosterFixture(jdbc, new AreaCode("520327001005"));
        var page = staffWindow(DESKTOP, "longquan");
        page.navigate("/console");
        assertThat(main(page)).containsText("网格和联户空缺");
        picture(page, "roster-start-1440");
        page.navigate("/console/rosters/vacancies?area=520327001005&duty=UNIT_HEAD");
        picture(page, "roster-vacancies-1440");
        page.locator("#list a[href='" + here.unit.path() + "']").waitFor();
        page.locator("#list tr:has(a[href='" + here.unit.path() + "']) .btn").click();
        main(page).locator("input[name=name]").fill("李大姐");
        main(page).locator("input[name=phone]").fill("12345");
        picture(page, "roster-naming-1440");
        send(page, "form[action$='/holders']");
        assertThat(main(page)).containsText("电话号码不正确");
        main(page).locator("input[name=phone]").fill(RosterFixture.phone().digits());
        main(page).locator("input[name=contact]").fill("0851-25221234");
        send(page, "form[action$='/holders']");
        assertThat(main(page)).containsText("李大姐");
        page.locator("#seat-UNIT_HEAD a[href^='/console/holders/']").click();
        assertThat(main(page)).containsText("TA 手上没有待办的事");
        main(page).locator("input[name=name]").fill("王大哥");
        main(page).locator("input[name=phone]").fill(RosterFixture.phone().digits());
        picture(page, "roster-hand-over-1440");
        send(page, "form[action$='/successor']");
        assertThat(main(page)).containsText("已交接给王大哥");
        picture(page, "roster-unit-1440");
        page.locator("#seat-UNIT_HEAD a[href^='/console/holders/']").click();
        page.locator("#ending input[name=until]").fill(TODAY.minusDays(3).toString());
        page.locator("#ending button[type=submit]").click();
        assertThat(main(page)).containsText("这一天还没有上任");
        picture(page, "roster-left-on-1440");
        page.locator("#ending input[name=until]").fill("");
        page.locator("#ending button[type=submit]").click();
        assertThat(main(page)).containsText("王大哥已卸任");
        assertThat(page.locator("#seat-UNIT_HEAD")).containsText("空缺");
        here.retire();
    }

    @Test
    void rosters_read_well_on_both_widths() {
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "jishan");
            page.navigate("/console/rosters");
            assertThat(main(page)).containsText("冉启明");
            fits(page, width);
            picture(page, "rosters-" + width);
            page.locator("#list tbody a").first().click();
            assertThat(main(page)).containsText("第1联户");
            fits(page, width);
            picture(page, "roster-grid-" + width);
            page.navigate("/console/rosters/vacancies");
            fits(page, width);
            picture(page, "roster-vacancies-none-" + width);
        }
    }

    @Test
    void who_answered_on_a_day_is_asked_by_door_and_date() {
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "jishan");
            page.navigate("/console/rosters/answers");
            main(page).locator("input[name=door]").fill(knownDoor());
            main(page).locator("input[name=on]").fill(TODAY.minusDays(150).toString());
            send(page, "form[action='/console/rosters/answers']");
            assertThat(page.locator("#answer")).containsText("网格员");
            assertThat(page.locator("#answer")).not().containsText("冉启明");
            fits(page, width);
            picture(page, "roster-answers-" + width);
            main(page).locator("input[name=on]").fill(TODAY.toString());
            send(page, "form[action='/console/rosters/answers']");
            assertThat(page.locator("#answer")).containsText("冉启明");
            page.context().close();
        }
        var page = staffWindow(DESKTOP, "jishan");
        page.navigate("/console/rosters/answers?door=nowhere&on=2200-01-01");
        assertThat(main(page)).containsText("没有找到这一户");
        assertThat(main(page)).containsText("这一天还没到");
    }

    @Test
    void anybody_opens_the_plate_of_a_grid_and_prints_it() {
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = window(width);
            page.navigate("/g/" + DemoPeople.KNOWN_PLATE);
            assertThat(main(page)).containsText("冉启明");
            assertThat(main(page)).containsText("郑春燕");
            fits(page, width);
            picture(page, "roster-plate-" + width);
        }
        var page = window(PHONE);
        page.navigate("/g/" + DemoPeople.KNOWN_PLATE);
        page.locator(".door-first").click();
        assertThat(page.locator("body")).containsText("积善");
        assertThat(anybody().get("/g/DemoNothingIsHere0000").statusCode()).isEqualTo(404);
        aZoneHasOneToo();
        long grid = count("select id from grid.grid where code = '" + DemoPeople.KNOWN_GRID + "'");
        var pdf = client("jishan").bytes("/console/rosters/grids/" + grid + "/plate.pdf");
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        try {
            Files.createDirectories(Path.of("target/pictures"));
            Files.write(Path.of("target/pictures/roster-plate.pdf"), pdf);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** With the unit that keeps it (包保). */
    private void aZoneHasOneToo() {
        long zone = count("""
                select min(zone.id)
                from grid.zone
                join grid.grid on grid.id = zone.grid
                where code like '520328004%' and zone.retired_at is null
                """);
        var dispatcher = client("meijiang");
        assertThat(dispatcher.post("/console/rosters/zones/" + zone + "/plate", Map.of()).statusCode()).isEqualTo(303);
        var pdf = dispatcher.bytes("/console/rosters/zones/" + zone + "/plate.pdf");
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        var token = jdbc.sql("select token from grid.plate where zone = :zone and withdrawn_at is null")
            .param("zone", zone)
            .query(String.class).single();
        var page = window(PHONE);
        page.navigate("/g/" + token);
        assertThat(main(page)).containsText("包保");
        fits(page, PHONE);
        picture(page, "roster-zone-plate-390");
    }

    @Test
    void a_door_names_its_head_and_grid_worker() {
        var token = jdbc.sql("""
                select token
                from area.plate
                join area.place on place.id = plate.place
                where code = :code and withdrawn_at is null
                """)
            .param("code", knownDoor()).query(String.class).single();
        var page = window(PHONE);
        page.navigate("/p/" + token);
        assertThat(main(page)).containsText("郑春燕");
        assertThat(main(page)).containsText("冉启明");
        assertThat(page.locator("a[href='tel:19903298888']")).isVisible();
        picture(page, "roster-door-390");
    }

    @Test
    void a_notice_goes_from_the_secretary_over_the_head_to_every_door() {
        var secretary = staffWindow(DESKTOP, "jishan");
        secretary.navigate("/console/relays/new");
        var title = "周六停水" + System.nanoTime() % 100_000;
        main(secretary).locator("input[name=title]").fill(title);
        main(secretary).locator("textarea[name=text]").fill("本周六 9 点到 17 点检修管网，请提前储水。老人家里请帮忙接一桶。");
        send(secretary, "#relay");
        assertThat(main(secretary)).containsText("请至少选一个网格");
        main(secretary).locator("input[name=grid]").first().check();
        picture(secretary, "relay-new-1440");
        send(secretary, "#relay");
        assertThat(main(secretary)).containsText("已发给联户长");
        picture(secretary, "relay-1440");
        var where = secretary.url();
        assertThat(count("select count(*) from notice.message join people.person on 'person:' "
            + "|| person.id = recipient where event like 'relay:"
            + where.replaceAll(".*/relays/(\\d+).*", "$1") + ":%' and masked = '199****8888'")).isEqualTo(1);

        var head = residentWindow(PHONE, "19903298888");
        head.navigate("/me");
        picture(head, "relay-me-390");
        main(head).getByText("我的联户").first().click();
        assertThat(main(head)).containsText(title);
        assertThat(main(head)).containsText("冉启明");
        fits(head, PHONE);
        picture(head, "own-unit-390");
        head.context().addCookies(List.of(new Cookie("large", "1").setUrl(base())));
        head.reload();
        fits(head, PHONE);
        picture(head, "own-unit-large-390");
        main(head).getByText(title).click();
        main(head).locator("input[name=told]").first().check();
        main(head).locator("input[name=told]").nth(1).check();
        picture(head, "own-relay-390");
        send(head, "form[action^='/me/unit/relays/']");
        assertThat(main(head)).containsText("2/4");

        var worker = staffWindow(PHONE, "zy-grid");
        worker.navigate("/console");
        picture(worker, "grid-worker-start-390");
        worker.navigate("/console/grids/mine");
        assertThat(main(worker)).containsText(title);
        assertThat(main(worker)).containsText("郑春燕");
        fits(worker, PHONE);
        picture(worker, "own-grids-390");
        worker.setViewportSize(DESKTOP, 900);
        picture(worker, "own-grids-1440");
        main(worker).getByText("地图和门户").first().click();
        worker.waitForURL(address -> address.matches(".*/console/grids/\\d{15}"));
        assertThat(main(worker).locator("[data-failure]")).hasCount(0);
        worker.setViewportSize(PHONE, 844);
        worker.navigate(where);
        worker.locator("#list a[href*='part=unit-']").nth(1).click();
        worker.waitForURL(address -> address.contains("part=unit-"));
        worker.waitForLoadState();
        worker.locator("#ticks input[name=told]").first().check();
        picture(worker, "relay-ticks-390");
        send(worker, "form[action$='/doors']");
        assertThat(main(worker)).containsText("的勾选已保存");
        fits(worker, PHONE);
        picture(worker, "relay-390");
        worker.navigate("/console/appeals/in-grid");
        fits(worker, PHONE);
        picture(worker, "in-grid-390");

        var stranger = resident("13885207751");
        assertThat(stranger.get("/me/unit").body()).contains("您现在没有担任联户长");
        assertThat(stranger.get("/me/unit/relays/" + where.replaceAll("\\D+", " ").strip().split(" ")[1]).statusCode())
            .isEqualTo(404);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** A door of the unit that the demo's known head looks after. */
    private String knownDoor() {
        return jdbc.sql("""
            select min(door.door) from grid.door
            join grid.answerable on answerable.unit = door.unit and answerable.until is null
            where answerable.contact = '19903298888' and door.until is null
            """).query(String.class).single();
    }

    private static void fits(Page page, int width) {
        assertThat(((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue())
            .isLessThanOrEqualTo(width);
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }

    private static void send(Page page, String form) {
        page.locator("#main " + form + " button[type=submit]").first().click();
        page.waitForLoadState();
    }
}

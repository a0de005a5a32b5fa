package org.minsheng.grid;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** A dispatcher cuts communities in a real browser. */
class GridStories extends RunningServer {

    @Test
    void a_secretary_looks_at_the_grids_of_her_community() {
        for (int width : List.of(DESKTOP, PHONE)) {
            var page = staffWindow(width, "jishan");
            page.navigate("/console/grids");
            assertThat(page.locator("#list tbody tr")).not().hasCount(0);
            assertThat(page.locator(".map path.shape-area")).not().hasCount(0);
            look(page, "grids-" + width);
            page.click("#list tbody tr:nth-child(2) a");
            assertThat(page.locator(".map path.shape-bad")).hasCount(1);
            look(page, "grid-" + width);
            page.click(".tabs a[href*='tab=doors']");
            look(page, "grid-doors-" + width);
            page.click("#list tbody tr:first-child td:last-child a");
            assertThat(page.locator("#answer tbody tr")).hasCount(2);
            look(page, "grid-past-" + width);
            page.goBack();
            page.click(".tabs a[href*='tab=history']");
            look(page, "grid-history-" + width);
            page.click(".tabs a[href*='tab=manage']");
            look(page, "grid-manage-" + width);
            page.navigate("/console/grids/balance");
            assertThat(page.locator("input[name=move]")).not().hasCount(0);
            look(page, "grid-balance-" + width);
        }
    }

    @Test
    void a_dispatcher_finds_what_does_not_fit() {
        for (int width : List.of(DESKTOP, PHONE)) {
            var page = staffWindow(width, "meijiang");
            page.navigate("/console/grids/checks");
            look(page, "grid-checks-all-" + width);
            page.navigate("/console/grids/checks?community=520328004008");
            assertThat(page.locator("tr[data-map-show=misfit-0]")).isVisible();
            look(page, "grid-checks-" + width);
            page.navigate("/console/grids/checks?community=520328004017");
            assertThat(page.locator("tr[data-map-show=gap-0]")).isVisible();
        }
    }

    @Test
    void a_dispatcher_makes_a_grid_fills_it_draws_it_and_splits_it() {
        var page = staffWindow(DESKTOP, "longquan");
        page.navigate("/console/grids/new?area=520327001004");
        look(page, "grid-new-1440");
        var name = "手画网格" + System.nanoTime() % 100_000;
        page.fill("input[name=name]", name);
        page.click("main button[type=submit]");
        assertThat(page.locator("h1")).hasText(name);
        var path = page.url();

        page.click("a[href$='/doors']");
        look(page, "grid-ticking-1440");
        page.locator("li.tick-1 input[name=place]").first().check();
        page.click("button[value=in]");
        assertThat(page.locator(".flash")).containsText(name);
        look(page, "grid-moved-1440");

        page.navigate(path + "/outline");
        var map = page.locator(".map.is-drawing");
        assertThat(map).isVisible();
        for (var at : List.of(new int[] {300, 100}, new int[] {420, 110}, new int[] {400, 220}, new int[] {290, 200})) {
            map.click(new com.microsoft.playwright.Locator.ClickOptions().setPosition(at[0], at[1]));
        }
        page.locator(".map-tools button").nth(2).click();
        assertThat(page.locator(".corner")).hasCount(3);
        page.locator(".map-tools button").nth(1).click();
        page.locator(".corner").first().focus();
        page.keyboard().press("ArrowRight");
        look(page, "grid-outline-1440");
        assertThat(page.locator("#f-outline").inputValue()).contains("Polygon");
        page.locator(".map-tools button").nth(3).click();
        for (var at : List.of(new int[] {375, 128}, new int[] {402, 128}, new int[] {390, 160})) {
            map.click(new com.microsoft.playwright.Locator.ClickOptions().setPosition(at[0], at[1]));
        }
        page.locator(".map-tools button").nth(1).click();
        assertThat(page.locator(".drawn-hole")).hasCount(1);
        look(page, "grid-outline-hole-1440");
        assertThat(page.locator("#f-outline").inputValue()).startsWith("{\"type\":\"Polygon\"").contains("]],[[");
        page.click("main .buttons button[type=submit]");
        assertThat(page.locator(".map path.shape-bad")).hasCount(1);

        page.click("text=" + "变动记录");
        page.locator(".past-undo > button").first().click();
        page.locator("dialog[open] button[type=submit]").click();
        assertThat(page.locator(".flash")).isVisible();
        look(page, "grid-undone-1440");
    }

    @Test
    void outlines_come_out_of_a_file_after_a_look_at_it() {
        var page = staffWindow(DESKTOP, "longquan");
        page.navigate("/console/grids/imports/new");
        look(page, "grid-import-1440");
        page.setInputFiles("input[type=file]", new FilePayload("g.geojson", "application/geo+json", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"520327001003001"},
                "geometry":{"type":"Polygon",
                    "coordinates":[[[107.703,27.94],[107.71,27.94],[107.71,27.945],[107.703,27.94]]]}},
            {"type":"Feature","properties":{"code":"99"},"geometry":null}]}
            """.getBytes(StandardCharsets.UTF_8)));
        page.click("main button[type=submit]");
        assertThat(page.locator(".mend-why")).hasCount(1);
        look(page, "grid-import-preview-1440");
    }

    @Test
    void english_reads_well_on_a_phone() {
        var page = staffWindow(PHONE, "ziying");
        page.context().addCookies(
            List.of(new com.microsoft.playwright.options.Cookie("language", "en").setUrl(base())));
        page.navigate("/console/grids?area=520329001005");
        look(page, "grids-en-390");
        page.click("#list tbody tr:first-child a");
        look(page, "grid-en-390");
        page.navigate("/console/grids/balance?area=520329001005");
        look(page, "grid-balance-en-390");
    }

    private static void look(Page page, String name) {
        picture(page, name);
        var wide = (Number) page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wide.intValue()).as(name).isZero();
    }
}

package org.minsheng.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.minsheng.points.internal.CheckingPoints;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsTown;
import org.minsheng.points.internal.shop.GoodsBook;
import org.minsheng.shared.RequestKey;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** More than one program on one database. */
@Beside
@Order(7)
class TwoNodeStories extends RunningServer {

    private static final int THREADS = 64;
    private static final int PIECES = 10;

    /** Started by the first test that needs it. */
    private static @Nullable OtherProgram second;
    private static String secondBase = "";
    private static @Nullable TileServer tiles;

    @Autowired
    DataSource database;
    @Autowired
    private PointsTown town;
    @Autowired
    private GoodsBook goods;
    @Autowired
    private Holders holders;
    @Autowired
    private CheckingPoints checking;

    @AfterAll
    static void stopSecond() throws InterruptedException {
        if (second != null) {
            second.stop();
        }
        if (tiles != null) {
            tiles.close();
        }
    }

    @Test
    void an_appeal_filed_at_one_node_appears_in_the_list_that_is_open_at_the_other() throws Exception {
        var page = staffWindow(DESKTOP, "clerk");
        listening(page, () -> page.navigate("/console/appeals"));
        page.evaluate("window.notReloaded = true");
        var body = "二单元门禁坏了" + UUID.randomUUID();
        var clerk = new Client(second()).signIn("clerk");
        assertThat(clerk.post("/console/appeals", appeal(body)).statusCode()).isEqualTo(303);
        assertThat(page.locator("#list")).containsText(body.substring(0, 20));
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }

    /** 64 at once for the last ten pieces of a shop: half of them here, half at the second program. */
    @Test
    void the_last_ten_pieces_go_to_exactly_ten_on_two_nodes() throws Exception {
        long shop = town.shop(null);
        long rice = town.goods(shop, "大米", 7, PIECES);
        var asked = IntStream.range(0, THREADS).mapToObj(n -> new Asked(town.holder(7), RequestKey.fresh())).toList();
        var keepers = List.of(new Client(base()).signIn(PointsTown.SECRETARY),
            new Client(second()).signIn(PointsTown.SECRETARY));
        keepers.forEach(keeper -> keeper.get("/console/counter"));
        var answers = atOnce(keepers, shop, rice, asked);
        assertThat(answers.stream().filter(Integer.valueOf(303)::equals)).hasSize(PIECES);
        assertThat(answers).as("done or refused, never an error page").containsOnly(303, 422);
        assertThat(goods.find(rice).orElseThrow().stock()).isZero();
        assertThat(asked.stream().mapToInt(one -> holders.find(one.holder().id()).orElseThrow().balance()).sum())
            .isEqualTo((THREADS - PIECES) * 7);
        assertThat(atOnce(keepers.reversed(), shop, rice, asked)).as("each request again, at the other node")
            .isEqualTo(answers);
        assertThat(goods.find(rice).orElseThrow().stock()).isZero();
        assertThat(checking.run(List.of(), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)))
            .isZero();
    }

    private record Asked(Holder holder, RequestKey key) {
    }

    private static List<Integer> atOnce(List<Client> keepers, long shop, long goods, List<Asked> asked)
            throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running = new ArrayList<Future<Integer>>();
            for (int n = 0; n < asked.size(); n++) {
                var keeper = keepers.get(n % keepers.size());
                var one = asked.get(n);
                running.add(threads.submit(() -> {
                    start.await();
                    return keeper.post("/console/counter/" + shop + "/" + one.holder().id().value() + "/redemptions",
                        Map.of("requestKey", one.key().toString(), "pieces-" + goods, "1")).statusCode();
                }));
            }
            start.countDown();
            var answers = new ArrayList<Integer>();
            for (var answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** The second program has an address of tiles, this one has none. */
    @Test
    void a_map_asks_for_tiles_only_where_an_address_is_set_and_does_without_when_they_fail() throws Exception {
        var other = second();
        var server = Objects.requireNonNull(tiles);
        var plain = staffWindow(DESKTOP, "jishan");
        var asked = new ArrayList<String>();
        plain.onRequest(request -> asked.add(request.url()));
        plain.navigate("/console/grids");
        assertThat(plain.locator(".map path.shape-area")).not().hasCount(0);
        assertThat(plain.locator(".map img")).hasCount(0);
        assertThat(asked).isNotEmpty().allMatch(address -> address.startsWith(base() + "/")
            || address.startsWith("data:"));

        var page = staffWindow(DESKTOP, "jishan");
        page.navigate(other + "/console/grids");
        assertThat(page.locator(".map img.leaflet-tile-loaded")).not().hasCount(0);
        assertThat(page.locator(".leaflet-control-attribution")).hasText("测试地图");
        assertThat(server.asked()).isNotEmpty().allMatch(address -> address.matches("/\\d+/\\d+/\\d+\\.png"));
        assertThat(server.referers()).as("the place that asks, and not which page").containsOnly(other + "/");
        picture(page, "map-tiles-1440");

        aPointIsPicked(other);
        server.breakDown();
        page.reload();
        assertThat(page.locator(".leaflet-control-attribution")).containsText("底图暂时取不到");
        picture(page, "map-tiles-broken-1440");
        page.locator(".map path.shape-area").first().focus();
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.matches(".*/console/grids/\\d+"));
    }

    /** By a tap and by keys; what the form keeps goes with the report. */
    private void aPointIsPicked(String other) {
        var page = window(PHONE);
        page.navigate(base() + "/appeals/new?place=520329001005");
        toKind(page);
        assertThat(page.locator("details.point-map")).hasCount(0);

        page.navigate(other + "/appeals/new?place=520329001005");
        toKind(page);
        assertThat(page.locator("link[href*='/map-']")).hasCount(0);
        page.click("text=在地图上点出位置");
        page.locator(".map img.leaflet-tile-loaded").first().waitFor();
        page.locator(".map").click();
        assertThat(page.locator("[data-locate] [role=status]:not(:empty)")).hasText("位置已经点好，点别处可以改。");
        picture(page, "point-picked-390");
        var tapped = page.inputValue("[name=longitude]");
        assertThat(tapped).matches("10[67]\\.\\d{6}");
        page.locator(".map").focus();
        var before = page.evaluate("document.querySelector('.leaflet-map-pane').style.transform");
        page.keyboard().press("ArrowRight");
        page.waitForFunction("before => document.querySelector('.leaflet-map-pane').style.transform !== before",
            before);
        page.keyboard().press("Enter");
        assertThat(page.inputValue("[name=longitude]")).isNotEqualTo(tapped).matches("10[67]\\.\\d{6}");
        page.check("input[value=COMPLAINT]");
        page.click("main button.btn-primary");
        assertThat(page.inputValue("[name=longitude]")).matches("10[67]\\.\\d{6}");

        thePlaceLeadsTheDesksMap(other);
    }

    /** A town's map begins with the town, a county's with the county, and both go where the only place is that fits. */
    private void thePlaceLeadsTheDesksMap(String other) {
        var desk = staffWindow(DESKTOP, "ziying");
        desk.navigate(other + "/console/appeals/new");
        desk.click("text=在地图上点出位置");
        desk.locator(".map img.leaflet-tile-loaded").first().waitFor();
        desk.click("[data-pick-centre]");
        var town = Double.parseDouble(desk.inputValue("[name=longitude]"));
        assertThat(town).as("among the town's grids").isBetween(107.85, 107.95);
        assertThat(desk.locator(".locate [role=status]:not(:empty)")).hasText("位置已经点好，点别处可以改。");
        picture(desk, "point-picked-1440");
        desk.click("[data-pick-clear]");
        assertThat(desk.inputValue("[name=latitude]")).isEmpty();
        desk.locator(".map").evaluate("map => { map.id = 'before' }");
        desk.fill("[name=placeWords]", "积善家园1栋1单元101");
        desk.locator("#places input:checked").waitFor();
        desk.locator(".map:not(#before) img.leaflet-tile-loaded").first().waitFor();
        desk.click("[data-pick-centre]");
        assertThat(Double.parseDouble(desk.inputValue("[name=longitude]"))).as("the grid of the place")
            .isNotEqualTo(town);
        picture(desk, "point-place-1440");
        assertThat(desk.locator(".map")).hasAttribute("data-map", Pattern.compile("\"begins\":\\[\\["));
        var county = staffWindow(DESKTOP, "county-desk");
        county.navigate(other + "/console/appeals/new");
        assertThat(county.locator("[data-pick]"))
            .hasAttribute("data-map", Pattern.compile("\"begins\":\\[\\[27\\.[89]"));
    }

    private static void toKind(Page page) {
        page.fill("textarea[name=body]", "路口的井盖翘起来了，骑车的人摔倒过。");
        goOnWithReport(page);
    }

    /** The address of a second program on the database of this run. */
    private String second() throws Exception {
        if (second == null) {
            int port = OtherProgram.freePort();
            tiles = new TileServer();
            var pool = database.unwrap(HikariDataSource.class);
            var environment = environment(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(),
                Path.of("target/test-data").toAbsolutePath(), port);
            environment.put("MINSHENG_MAP_TILES", tiles.address());
            environment.put("MINSHENG_MAP_ATTRIBUTION", "测试地图");
            second = new OtherProgram("org.minsheng.Minsheng", environment);
            secondBase = "http://localhost:" + port;
            second.awaitPage(secondBase + "/actuator/health/readiness");
        }
        return secondBase;
    }

    private static Map<String, String> environment(String url, String user, String password, Path data, int port) {
        var environment = new HashMap<>(Map.of("MINSHENG_DATABASE_URL", url, "MINSHENG_DATA", data.toString(),
            "MINSHENG_PORT", Integer.toString(port), "MINSHENG_DEMO", "true"));
        environment.put("MINSHENG_DATABASE_USER", user);
        environment.put("MINSHENG_DATABASE_PASSWORD", password);
        environment.put("MINSHENG_DATABASE_CONNECTIONS", "6");
        return environment;
    }

    private static Map<String, String> appeal(String body) {
        return Map.of("requestKey", RequestKey.fresh().toString(), "channel", "HOTLINE", "kind", "HELP", "body", body,
            "place", "5203270010030001", "toldBy", "PAGE");
    }
}

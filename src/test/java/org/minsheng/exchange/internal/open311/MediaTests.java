package org.minsheng.exchange.internal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.exchange.internal.ExchangeFixture;
import org.minsheng.exchange.internal.Fetcher;
import org.minsheng.shared.Vault;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A request points to a picture, and this server fetches it without being led where it must not go. */
class MediaTests extends ExchangeFixture {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private FetchingMedia fetching;
    @Autowired
    private Vault vault;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String key = "";

    @BeforeEach
    void open() throws IOException {
        key = integration("随手拍 " + UUID.randomUUID(), 0, COMMUNITY, "appeals:read", "appeals:write").token();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        int before = asked.getAndIncrement();
        switch (path) {
            case "/photo.png" -> bytes(exchange, 200, Views.png(7, 320, 0));
            case "/moved" -> to(exchange, "/photo.png");
            case "/inside" -> to(exchange, "http://10.1.2.3/secret");
            case "/file" -> to(exchange, "file:///etc/passwd");
            case "/round" -> to(exchange, "/round");
            case "/text" -> bytes(exchange, 200, "<html>not a picture".getBytes(StandardCharsets.UTF_8));
            case "/large" -> bytes(exchange, 200, new byte[(int) Fetcher.MOST_BYTES + 1]);
            case "/later" -> bytes(exchange, before == 0 ? 503 : 200, Views.png(8, 320, 0));
            default -> bytes(exchange, 404, new byte[0]);
        }
    }

    private static void bytes(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "image/png");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException given) {
            exchange.close();
        }
    }

    private static void to(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private String here(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private String report(String url) throws Exception {
        var fields = new TreeMap<>(Map.of("service_code", "environment.noise", "address_id", COMMUNITY,
            "description", "有照片 " + UUID.randomUUID(),
            "media_url", url, "email", "zhangsan@example.cn", "api_key", key));
        var body = String.join("&", fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).toList());
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/open311/v2/requests.json"))
            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get(0).get("service_request_id").asString();
    }

    /** What became of it, waiting for the task behind. */
    private String outcome(String url) throws Exception {
        var number = report(url);
        await(url, () -> !state(number).startsWith("WAITING"));
        return state(number);
    }

    private String state(String number) {
        return jdbc.sql("select state || ' ' || answer from exchange.media where number = :number")
            .param("number", number)
            .query(String.class).single();
    }

    @Test
    void a_picture_is_fetched_and_stands_in_the_history_for_staff() throws Exception {
        var number = report(here("/moved"));
        await("fetched", () -> state(number).startsWith("FETCHED"));
        var step = jdbc.sql("""
                select step.attachments::text || step.public
                from appeal.step
                join appeal.appeal on appeal.id = step.appeal
                where number = :number and action = 'NOTE'
                """).param("number", number).query(String.class).single();
        assertThat(step).hasSizeGreaterThan(36).endsWith("false");
        var dossier = client("clerk").get("/console/appeals/" + number).body();
        assertThat(dossier).contains(step.substring(1, 37));
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "clerk");
            page.navigate("/console/appeals/" + number);
            page.locator("text=z***@example.cn").waitFor();
            picture(page, "exchange-request-of-" + width);
        }
        var own = HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/open311/v2/requests/" + number
            + ".json?api_key=" + key)).build(),
            BodyHandlers.ofString()).body();
        assertThat(JSON.readTree(own).get(0).get("media_url").asString()).isEqualTo(here("/moved"));
    }

    @Test
    void nobody_leads_this_server_into_its_own_network() throws Exception {
        assertThat(outcome("http://10.0.0.7/photo.png")).isEqualTo("NOT_FETCHED exchange.url.private");
        assertThat(outcome("http://169.254.169.254/latest/meta-data")).isEqualTo("NOT_FETCHED exchange.url.private");
        assertThat(outcome("http://[fd00::1]/photo.png")).isEqualTo("NOT_FETCHED exchange.url.private");
        assertThat(outcome(here("/inside"))).isEqualTo("NOT_FETCHED exchange.url.private");
        assertThat(outcome(here("/file"))).startsWith("NOT_FETCHED exchange.url.");
        assertThat(outcome(here("/round"))).isEqualTo("NOT_FETCHED redirected too often");
    }

    @Test
    void what_is_no_picture_too_large_or_not_there_is_recorded_as_not_fetched() throws Exception {
        assertThat(outcome(here("/text"))).isEqualTo("NOT_FETCHED not a picture");
        assertThat(outcome(here("/large"))).isEqualTo("NOT_FETCHED larger than 10 MB");
        assertThat(outcome(here("/nothing"))).isEqualTo("NOT_FETCHED 404");
    }

    @Test
    void a_site_that_is_down_is_asked_again_and_given_up_after_half_an_hour() throws Exception {
        var number = report(here("/later"));
        await("first attempt", () -> asked.get() > 0 && state(number).equals("WAITING 503")
            || state(number).startsWith("FETCHED"));
        await("second attempt", () -> state(number).startsWith("FETCHED"));
        assertThat(asked.get()).isEqualTo(2);
        var closed = report("http://127.0.0.1:1/photo.png");
        await("tried", () -> state(closed).length() > "WAITING ".length());
        jdbc.sql("update exchange.media set attempts = :most where number = :number")
            .param("most", FetchingMedia.MOST_ATTEMPTS)
            .param("number", closed).update();
        long id = jdbc.sql("select id from exchange.media where number = :number").param("number", closed)
            .query(Long.class).single();
        assertThat(fetching.fetch(id)).isEmpty();
        assertThat(state(closed)).startsWith("NOT_FETCHED ");
    }

    @Test
    void the_reporters_address_is_sealed_shown_in_part_at_the_desk_and_told_to_nobody() throws Exception {
        var number = report(here("/photo.png"));
        var sealed = jdbc.sql("select email from exchange.submission where number = :number").param("number", number)
            .query(byte[].class).single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("zhangsan");
        assertThat(vault.open(sealed)).isEqualTo("zhangsan@example.cn");
        var desk = client("clerk").get("/console/exchange/requests/of/" + number).body();
        assertThat(desk).contains("z***@example.cn").doesNotContain("zhangsan");
        assertThat(client("yingfu-clerk").get("/console/exchange/requests/of/" + number).body()).doesNotContain("z***");
        for (var format : new String[] {"json", "xml"}) {
            assertThat(HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/open311/v2/requests/" + number + "."
                + format + "?api_key=" + key))
                .build(), BodyHandlers.ofString()).body()).doesNotContain("example.cn");
        }
    }
}

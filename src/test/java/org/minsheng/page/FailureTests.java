package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;

/** What people and programs see when something goes wrong. */
@Beside
class FailureTests extends RunningServer {

    private static final int UPLOAD_MEGABYTES = 50;

    @Test
    void an_unknown_page_is_friendly_and_says_where_to_go_on() {
        var answer = new Client(base()).get("/no/such/page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("没有找到这一页", "href=\"/\"").doesNotContain("Whitelabel", "Exception");
        picture("/no/such/page", "failure-not-found");
    }

    @Test
    void an_unknown_page_of_the_console_keeps_the_console_around_it() {
        var answer = new Client(base()).signIn("clerk").get("/console/no-such-page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("没有找到这一页", "class=\"side\"", "href=\"/console\"");
        var page = staffWindow(DESKTOP, "clerk");
        page.navigate("/console/no-such-page");
        picture(page, "failure-console");
    }

    @Test
    void a_page_for_residents_tells_staff_whose_it_is_and_leads_back_to_work() {
        var answer = new Client(base()).signIn("clerk").get("/me");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("这一页给居民用", "href=\"/console\"").doesNotContain("系统管理员");
        var page = staffWindow(PHONE, "clerk");
        page.navigate("/me");
        picture(page, "failure-residents-390");
    }

    @Test
    void failures_speak_english_to_those_who_chose_it() {
        var answer = new Client(base()).with("Cookie", "language=en").get("/no/such/page");
        assertThat(answer.body()).contains("There is no such page").doesNotContain("没有找到");
    }

    @Test
    void a_form_with_an_old_token_is_told_that_the_page_has_expired() {
        var answer = new Client(base()).post("/preferences", Map.of("_csrf", "stale", "theme", "dark"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("页面已过期，请重新提交");
    }

    @Test
    void a_wrong_method_is_told_so() {
        var answer = new Client(base()).signIn("clerk").post("/console", Map.of());
        assertThat(answer.statusCode()).isIn(403, 404, 405);
        assertThat(answer.body()).contains("data-failure");
    }

    @Test
    void programs_get_a_problem_instead_of_a_page() {
        var answer = new Client(base()).with("Accept", "application/json").get("/no/such/page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404");
    }

    @Test
    void an_upload_of_fifty_megabytes_gets_an_answer_and_not_a_cut_connection() throws Exception {
        var megabyte = new byte[1024 * 1024];
        var head = """
            --edge\r
            Content-Disposition: form-data; name="photos"; filename="film.jpg"\r
            Content-Type: image/jpeg\r
            \r
            """.getBytes(StandardCharsets.UTF_8);
        List<byte[]> parts = new ArrayList<>(List.of(head));
        parts.addAll(Collections.nCopies(UPLOAD_MEGABYTES, megabyte));
        parts.add("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(base() + "/preferences"))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(parts)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("文件太大了", "20 MB");
        }
    }

    @Test
    void preferences_lead_back_to_this_site_only() {
        for (var elsewhere : List.of("//evil.example", "https://evil.example/", "/\\evil.example",
            "", "javascript:alert(1)")) {
            var answer = new Client(base()).post("/preferences", Map.of("theme", "dark", "back", elsewhere));
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to.replace(base(), "")).isEqualTo("/"));
        }
        var answer = new Client(base()).post("/preferences", Map.of("language", "en", "back", "/console?tab=mine"));
        assertThat(answer.headers().firstValue("Location"))
            .hasValueSatisfying(to -> assertThat(to).endsWith("/console?tab=mine"));
        assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("language=en"));
    }

    private void picture(String path, String name) {
        var page = window(PHONE);
        page.navigate(path);
        picture(page, name);
    }
}

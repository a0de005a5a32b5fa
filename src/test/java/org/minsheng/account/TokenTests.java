package org.minsheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** Tokens of other systems: made by one administrator, let in by another, ended by either. */
class TokenTests extends RunningServer {

    private HttpResponse<String> call(String token) {
        return anybody().with("Authorization", "Bearer " + token).get("/api/v1/appeals/none-of-these");
    }

    private record Made(String token, long account) {
    }

    private Made make() {
        var name = "热线平台 " + UUID.randomUUID();
        var made = client("admin").post("/console/integrations", Map.of("name", name, "area", "520327",
            "permissions", "appeals:read", "days", "30", "requestKey", UUID.randomUUID().toString()));
        var token = Pattern.compile("ms_[A-Za-z0-9_-]{43}").matcher(made.body());
        assertThat(token.find()).as(made.body()).isTrue();
        return new Made(token.group(), jdbc.sql("select id from account.account where name = ?").param(name)
            .query(Long.class).single());
    }

    @Test
    void a_token_works_only_after_another_administrator_approved_it() {
        var waiting = make();
        assertThat(call(waiting.token).statusCode()).isEqualTo(401);
        var approved = make();
        assertThat(client("admin").post("/console/integrations/" + approved.account + "/approval", Map.of())
            .statusCode())
            .isEqualTo(403);
        client("security").post("/console/integrations/" + approved.account + "/approval", Map.of());
        assertThat(call(approved.token).statusCode()).isNotEqualTo(401);
    }

    @Test
    void a_token_does_what_it_is_for_and_nothing_else() {
        var made = make();
        client("security").post("/console/integrations/" + made.account + "/approval", Map.of());
        var writing = anybody().with("Authorization", "Bearer " + made.token)
            .send("POST", "/api/v1/appeals", "application/json", "{}");
        assertThat(writing.statusCode()).isEqualTo(403);
        assertThat(writing.body()).contains("appeals:write");
        assertThat(writing.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void a_revoked_or_expired_token_is_dead() {
        var revoked = make();
        client("security").post("/console/integrations/" + revoked.account + "/approval", Map.of());
        client("admin").post("/console/integrations/" + revoked.account + "/revocation", Map.of());
        assertThat(call(revoked.token).statusCode()).isEqualTo(401);
        var expired = make();
        client("security").post("/console/integrations/" + expired.account + "/approval", Map.of());
        jdbc.sql("update account.integration set expires_at = now() - interval '1 second' where account = ?")
            .param(expired.account).update();
        assertThat(call(expired.token).statusCode()).isEqualTo(401);
    }

    @Test
    void the_token_itself_is_nowhere_kept() {
        var made = make();
        assertThat(jdbc.sql("select encode(token_hash, 'hex') from account.integration where account = ?")
            .param(made.account).query(String.class).single()).hasSize(64);
        assertThat(client("admin").get("/console/integrations").body()).doesNotContain(made.token);
    }

    @Test
    void a_session_opens_no_interface() {
        assertThat(client("clerk").get("/api/v1/appeals").statusCode()).isEqualTo(401);
    }

    @Test
    void a_closed_interface_says_so_in_the_language_that_was_asked_for() {
        assertThat(closed(null)).contains("请在 Authorization 请求头中提供有效的令牌").contains("\"status\":401");
        assertThat(closed("zh-CN,zh;q=0.9")).contains("有效的令牌");
        assertThat(closed("en-GB,en;q=0.9,zh;q=0.5")).contains("A valid token is needed");
        assertThat(closed("fr, *;q=0.1")).contains("有效的令牌");
        assertThat(closed("no such language;;q=x")).contains("有效的令牌");
        var made = make();
        client("security").post("/console/integrations/" + made.account + "/approval", Map.of());
        var reader = anybody().with("Authorization", "Bearer " + made.token);
        assertThat(reader.get("/api/v1/appeals/none-of-these").body()).contains("没有");
        assertThat(reader.with("Accept-Language", "en").get("/api/v1/appeals/none-of-these").body())
            .doesNotContainPattern("\\p{IsHan}");
        assertThat(reader.with("Accept-Language", "en").send("POST", "/api/v1/appeals", "application/json", "{}")
            .body()).contains("This token lacks appeals:write.");
    }

    private String closed(@Nullable String languages) {
        var caller = languages == null ? anybody() : anybody().with("Accept-Language", languages);
        return caller.get("/api/v1/appeals").body();
    }
}

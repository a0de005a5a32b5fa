package org.minsheng.appeal.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other systems file, read, list and move appeals with a token. */
class ApiAppealsTests extends AppealFixture {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private String token = "";

    @BeforeEach
    void openToken() {
        token = UUID.randomUUID().toString();
        jdbc.sql("""
                with opened as (
                    insert into account.account (kind, name, created_at)
                    values ('INTEGRATION', '对接测试', now())
                    returning id
                ), granted as (
                    insert into account.granted (account, role, organisation, area, given_at, given_by)
                    select id, 'INTEGRATION', 0, '520327001003', now(), 'test'
                    from opened
                )
                insert into account.integration (account, token_hash, token_hint, permissions, approved_at, approved_by,
                    expires_at)
                select id, sha256(:token::bytea), 'test', '{appeals:read,appeals:write}', now(), 'test',
                    now() + interval '1 day'
                from opened
                """)
            .param("token", token)
            .update();
    }

    @Test
    void a_word_is_filed_once_and_read_back_without_personal_data() throws Exception {
        var key = UUID.randomUUID().toString();
        var body = """
            {"kind": "COMPLAINT", "text": "接口送来的诉求：路面塌陷", "place": "520327001003", "phone": "13900001111", "name": "张三"}
            """;
        var first = post("/api/v1/appeals", key, body);
        var second = post("/api/v1/appeals", key, body);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        var number = json(first).get("number").asString();
        assertThat(json(second).get("number").asString()).isEqualTo(number);
        var read = get("/api/v1/appeals/" + number);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("路面塌陷").doesNotContain("13900001111").doesNotContain("张三");
        assertThat(get("/api/v1/appeals?size=5").body()).contains(number);
        assertThat(json(get("/api/v1/appeals/" + number + "/steps")).get(0).get("action").asString()).isEqualTo("FILE");
    }

    @Test
    void every_wrong_field_is_named_and_nothing_is_stored() throws Exception {
        var elsewhereOnly = "别的县 " + UUID.randomUUID();
        long before = filedThere();
        var refused = post("/api/v1/appeals", UUID.randomUUID().toString(), """
            {"kind": "NONSENSE", "text": "", "place": "520328004901", "phone": "12"}
            """);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(json(refused).get("errors").propertyNames()).contains("kind", "text", "phone");
        var elsewhere = post("/api/v1/appeals", UUID.randomUUID().toString(), """
            {"kind": "HELP", "text": "%s", "place": "520328004901"}
            """.formatted(elsewhereOnly));
        assertThat(json(elsewhere).get("errors").propertyNames()).containsExactly("place");
        assertThat(post("/api/v1/appeals", "no-key", "{\"kind\": \"HELP\"").statusCode()).isEqualTo(400);
        assertThat(filedThere()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from appeal.appeal where body = :body").param("body", elsewhereOnly)
            .query(Long.class).single()).isZero();
    }

    /** Only of this community: elsewhere others file at the same time. */
    private long filedThere() {
        return jdbc.sql("select count(*) from appeal.appeal where place_code like '520328004901%'")
            .query(Long.class).single();
    }

    @Test
    void a_body_that_cannot_be_read_is_explained_where_it_was_sent() throws Exception {
        for (var body : List.of("{\"kind\": ", "\"a word\"", "{\"kind\": \"SHOUT\"}")) {
            var answer = json(post("/api/v1/appeals", UUID.randomUUID().toString(), body));
            assertThat(answer.path("status").asInt()).isBetween(400, 422);
            assertThat(answer.path("instance").asString()).isEqualTo("/api/v1/appeals");
            assertThat(answer.path("detail").asString()).contains("什么都没有保存");
        }
    }

    @Test
    void a_step_is_taken_once_and_an_old_version_is_refused() throws Exception {
        var appeal = file(COMMUNITY, "接口推进的诉求");
        var steps = "/api/v1/appeals/" + appeal.number() + "/steps";
        var key = UUID.randomUUID().toString();
        var accept = "{\"action\": \"ACCEPT\", \"version\": 0, \"matter\": \"environment.noise\"}";
        assertThat(json(post(steps, key, accept)).get("state").asString()).isEqualTo("ACCEPTED");
        assertThat(post(steps, key, accept).statusCode()).isEqualTo(200);
        var late = post(steps, UUID.randomUUID().toString(), accept);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).get("detail").asString()).contains("对接测试");
        assertThat(book.history(appeal.id())).hasSize(2);
    }

    @Test
    void an_urgent_word_has_its_own_deadline_and_a_wrong_urgency_is_named() throws Exception {
        var body = "{\"kind\": \"HELP\", \"text\": \"电梯里有人，已报119\", \"place\": \"520327001003\", \"urgency\": \"%s\"}";
        var number = json(post("/api/v1/appeals", UUID.randomUUID().toString(), body.formatted("EMERGENCY")))
            .get("number").asString();
        var read = json(get("/api/v1/appeals/" + number));
        assertThat(read.get("urgency").asString()).isEqualTo("EMERGENCY");
        var hours = Duration.between(Instant.parse(read.get("filedAt").asString()),
            Instant.parse(read.get("dueAt").asString()));
        assertThat(hours).isLessThanOrEqualTo(Duration.ofHours(2));
        var wrong = post("/api/v1/appeals", UUID.randomUUID().toString(), body.formatted("PANIC"));
        assertThat(json(wrong).get("errors").propertyNames()).containsExactly("urgency");
    }

    @Test
    void accepting_says_how_urgent_it_is_and_deliberation_stops_the_clock_with_a_reason_and_a_bound() throws Exception {
        var appeal = file(COMMUNITY, "几户人共用的院墙要倒了");
        var steps = "/api/v1/appeals/" + appeal.number() + "/steps";
        var accepted = json(post(steps, UUID.randomUUID().toString(),
            "{\"action\": \"ACCEPT\", \"version\": 0, \"urgency\": \"URGENT\"}"));
        assertThat(accepted.get("urgency").asString()).isEqualTo("URGENT");
        assertThat(accepted.get("pausedUntil").isNull()).isTrue();
        var without = post(steps, UUID.randomUUID().toString(),
            "{\"action\": \"DELIBERATE\", \"version\": 1, \"days\": 3}");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(json(without).get("errors").propertyNames()).containsExactly("note");
        var tooLong = post(steps, UUID.randomUUID().toString(),
            "{\"action\": \"DELIBERATE\", \"version\": 1, \"note\": \"开议事会\", \"days\": 999}");
        assertThat(json(tooLong).get("errors").propertyNames()).containsExactly("days");
        var paused = json(post(steps, UUID.randomUUID().toString(),
            "{\"action\": \"DELIBERATE\", \"version\": 1, \"note\": \"开议事会\", \"days\": 3}"));
        assertThat(paused.get("state").asString()).isEqualTo("IN_DELIBERATION");
        assertThat(Instant.parse(paused.get("pausedUntil").asString())).isAfter(Instant.now().plus(Duration.ofDays(2)));
        assertThat(Instant.parse(paused.get("dueAt").asString()))
            .isAfter(Instant.parse(accepted.get("dueAt").asString()));
        var resumed = json(post(steps, UUID.randomUUID().toString(),
            "{\"action\": \"RESUME\", \"version\": 2, \"note\": \"谈好了\"}"));
        assertThat(resumed.get("pausedUntil").isNull()).isTrue();
    }

    @Test
    void what_lies_outside_the_token_does_not_exist_for_it() throws Exception {
        var elsewhere = file(new org.minsheng.shared.AreaCode("520328004901"), "湄潭的诉求");
        assertThat(get("/api/v1/appeals/" + elsewhere.number()).statusCode()).isEqualTo(404);
        token = "nobody";
        assertThat(get("/api/v1/appeals").statusCode()).isEqualTo(401);
    }

    @Test
    void the_interface_describes_itself() throws Exception {
        assertThat(get("/v3/api-docs").body()).contains("/api/v1/appeals/{number}/steps").contains("Idempotency-Key")
            .contains("pausedUntil", "EMERGENCY", "working days for which the clock stands still");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String key, String body) throws Exception {
        return HTTP.send(request(path).header("Idempotency-Key", key).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base() + path)).header("Authorization", "Bearer " + token);
    }
}

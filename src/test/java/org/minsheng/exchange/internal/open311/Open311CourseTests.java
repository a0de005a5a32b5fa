package org.minsheng.exchange.internal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.exchange.internal.ExchangeFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a request went: when it changed last, and what {@code extensions} adds. */
class Open311CourseTests extends ExchangeFixture {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private String key = "";
    private String number = "";

    @BeforeEach
    void file() throws Exception {
        key = integration("进展 " + UUID.randomUUID(), 0, COMMUNITY, "appeals:read", "appeals:write").token();
        number = filed("楼道的灯不亮");
    }

    @Test
    void every_step_that_the_reporter_reads_is_an_update_and_an_internal_note_is_none() throws Exception {
        var accepted = step("{\"action\":\"ACCEPT\",\"version\":0}");
        assertThat(updated(one("requests/" + number + ".json"))).isBetween(accepted.minusSeconds(1), Instant.now());
        var returned = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        append(number, "RETURN", returned);
        append(number, "NOTE", returned.plus(1, ChronoUnit.HOURS));
        for (var path : List.of("requests/" + number + ".json", "requests/" + number + ".json?api_key=" + key)) {
            assertThat(updated(one(path))).as(path).isEqualTo(returned);
        }
    }

    @Test
    void what_is_new_since_a_moment_is_asked_by_the_last_step() throws Exception {
        var touched = filed("小区的路坑坑洼洼");
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        append(touched, "RISE", tomorrow.plus(1, ChronoUnit.DAYS));
        assertThat(ids("requests.json?updated_after=" + tomorrow)).contains(touched).doesNotContain(number);
        assertThat(ids("requests.json?updated_before=" + tomorrow)).contains(number).doesNotContain(touched);
        assertThat(ids("requests.json?updated_after=" + tomorrow + "&updated_before=" + tomorrow))
            .doesNotContain(number, touched);
        append(number, "EXTEND", tomorrow);
        assertThat(ids("requests.json?updated_after=" + tomorrow)).contains(touched, number);
        var wrong = HTTP.send(HttpRequest.newBuilder(URI.create(
            base() + "/open311/v2/requests.json?updated_after=yesterday")).build(), BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("updated_after");
    }

    @Test
    void what_is_merged_changes_with_the_one_that_goes_on() throws Exception {
        var lead = filed("同一盏灯");
        jdbc.sql("""
                update appeal.appeal
                set state = 'MERGED', closed_at = now(),
                    merged_into = (select id from appeal.appeal where number = :lead)
                where number = :number
                """).param("lead", lead).param("number", number).update();
        var later = Instant.now().plus(5, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        append(lead, "START", later);
        assertThat(updated(one("requests/" + number + ".json"))).isEqualTo(later);
    }

    @Test
    void the_course_is_told_in_both_formats_when_asked_for_and_names_nobody() throws Exception {
        step("{\"action\":\"ACCEPT\",\"version\":0}");
        step("{\"action\":\"DELIBERATE\",\"version\":1,\"days\":2,\"note\":\"要和王主任商量\"}");
        assertThat(one("requests/" + number + ".json").has("extended_attributes")).isFalse();
        assertThat(one("requests/" + number + ".json?extensions=false").has("extended_attributes")).isFalse();
        for (var path : List.of("requests/" + number + ".json?extensions=true",
            "requests/" + number + ".json?extensions=true&api_key=" + key,
            "requests.json?extensions=true&service_request_id=" + number)) {
            var course = one(path).get("extended_attributes");
            assertThat(course.propertyNames()).as(path)
                .containsExactly("state", "tier", "round", "deadline", "followers", "steps");
            assertThat(course.get("state").asString()).isEqualTo("in_deliberation");
            assertThat(course.get("tier").asString()).isEqualTo("community");
            assertThat(course.get("round").asInt()).isEqualTo(1);
            assertThat(course.get("followers").asInt()).isZero();
            assertThat(course.get("deadline").asString()).isEqualTo(one(path).get("expected_datetime").asString());
            assertThat(course.get("steps").valueStream().map(step -> step.get("action").asString()).toList())
                .containsExactly("file", "accept", "deliberate");
            assertThat(course.get("steps").get(2).propertyNames())
                .containsExactly("datetime", "action", "state", "tier");
            assertThat(course.toString()).doesNotContain("王主任").doesNotContain("进展");
        }
        assertThat(read("requests/" + number + ".xml?extensions=true"))
            .contains("<extended_attributes><state>in_deliberation</state><tier>community</tier><round>1</round>",
                "<steps><step><datetime>", "<action>deliberate</action>", "</steps></extended_attributes></request>");
        assertThat(read("requests/" + number + ".xml")).doesNotContain("extended_attributes");
    }

    /** One more entry of the history, of a moment that no other has. */
    private void append(String appeal, String action, Instant at) {
        jdbc.sql("""
                insert into appeal.step (appeal, at, action, from_state, to_state, from_tier, to_tier, actor,
                    actor_name, public)
                select appeal, :at, :action, to_state, to_state, to_tier, to_tier, actor, actor_name, :action <> 'NOTE'
                from appeal.step
                where appeal = (select id from appeal.appeal where number = :number)
                order by id desc
                limit 1
                """)
            .param("at", java.sql.Timestamp.from(at)).param("action", action).param("number", appeal).update();
    }

    private static Instant updated(JsonNode request) {
        return OffsetDateTime.parse(request.get("updated_datetime").asString()).toInstant();
    }

    private JsonNode one(String path) throws Exception {
        return JSON.readTree(read(path)).get(0);
    }

    private List<String> ids(String path) throws Exception {
        return JSON.readTree(read(path)).valueStream().map(one -> one.get("service_request_id").asString()).toList();
    }

    private String read(String path) throws Exception {
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/open311/v2/" + path)).build(),
            BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String filed(String text) throws Exception {
        var body = "api_key=" + key + "&service_code=environment.noise&address_id=" + COMMUNITY + "&description="
            + URLEncoder.encode(text + " " + UUID.randomUUID(), StandardCharsets.UTF_8);
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/open311/v2/requests.json"))
            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get(0).get("service_request_id").asString();
    }

    private Instant step(String body) throws Exception {
        var before = Instant.now();
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/api/v1/appeals/" + number + "/steps"))
            .header("Authorization", "Bearer " + key).header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(200);
        return before;
    }
}

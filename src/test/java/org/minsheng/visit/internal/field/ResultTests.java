package org.minsheng.visit.internal.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minsheng.visit.internal.field.Phone.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What phones bring: each once, with both times, or returned with a reason. */
@Beside
class ResultTests extends RunningServer {

    @Autowired
    private FieldTown town;

    @Test
    void the_day_holds_only_the_persons_own_doors_and_nothing_in_the_clear() {
        var round = town.round(3);
        var other = town.round(2);
        var day = json(phone(round).get("/day?unsent=4"));
        assertThat(day.get("tasks")).hasSize(3);
        assertThat(day.get("tasks").get(0).get("form").asLong()).isEqualTo(day.get("forms").get(0).get("id").asLong());
        assertThat(day.get("campaigns").get(0).get("purpose").asString()).contains("入冬");
        assertThat(day.toString())
            .doesNotContain(round.phone(), other.phone(), "\"id\":" + other.tasks().getFirst() + ",");
        assertThat(day.get("until").asLong()).isGreaterThan(System.currentTimeMillis() + 23 * 3_600_000L);
        assertThat(json(phone(other).get("/day")).get("tasks")).hasSize(2);
    }

    @Test
    void a_result_that_comes_many_times_at_once_is_one() throws InterruptedException, ExecutionException {
        var round = town.round(1);
        var phone = phone(round);
        var result = result(phone, round, UUID.randomUUID());
        List<Callable<JsonNode>> twenty = new ArrayList<>();
        for (int time = 0; time < 20; time++) {
            twenty.add(() -> json(phone.send("POST", "/results", phone.id, result)));
        }
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : senders.invokeAll(twenty)) {
                assertThat(answer.get().get("state").asString()).isEqualTo("sent");
            }
        }
        assertThat(count("select count(*) from visit.result where campaign = :id", round.campaign())).isEqualTo(1);
        assertThat(count("select count(*) from visit.arrival where task = :id", round.tasks().getFirst())).isEqualTo(1);
    }

    @Test
    void a_photo_that_has_not_arrived_is_asked_for() {
        var round = town.round(1);
        var phone = phone(round);
        var photo = UUID.randomUUID();
        var result = result(phone, round, UUID.randomUUID());
        result.put("photos", List.of(photo));
        result.put("answers", Map.of("people", 3, "home", "own", "photo", List.of(photo)));
        var asked = json(phone.send("POST", "/results", phone.id, result));
        assertThat(asked.get("state").asString()).isEqualTo("missing");
        assertThat(asked.get("photos").get(0).asString()).isEqualTo(photo.toString());
        byte[] content = FieldBrowser.picture(80, 60);
        phone.announce(photo, content);
        phone.piece(photo, 0, content);
        assertThat(json(phone.send("POST", "/results", phone.id, result)).get("state").asString()).isEqualTo("sent");
        assertThat(json(phone.send("POST", "/results", phone.id, result)).get("state").asString())
            .as("again, without its pieces").isEqualTo("sent");
        assertThat(
            count("select count(*) from visit.upload_part p join visit.upload u on u.id = p.upload where u.bytes = :id",
                content.length)).isZero();
        var kept = jdbc.sql("""
                select f.id::text
                from attachment.file f
                join visit.result r on f.subject = 'visit-task:' || r.task
                where r.campaign = :id
                """)
            .param("id", round.campaign()).query(String.class).single();
        assertThat(resident(round.phone()).get("/attachments/" + kept).statusCode()).isEqualTo(200);
        assertThat(anybody().get("/attachments/" + kept).statusCode()).isEqualTo(404);
        assertThat(resident(town.round(1).phone()).get("/attachments/" + kept).statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_no_photo_is_returned_with_a_reason() {
        var round = town.round(1);
        var phone = phone(round);
        var photo = UUID.randomUUID();
        byte[] content = HexFormat.of().parseHex("00112233");
        phone.announce(photo, content);
        phone.piece(photo, 0, content);
        var result = result(phone, round, UUID.randomUUID());
        result.put("photos", List.of(photo));
        result.put("answers", Map.of("people", 3, "home", "own", "photo", List.of(photo)));
        var refused = json(phone.send("POST", "/results", phone.id, result));
        assertThat(refused.get("state").asString()).isEqualTo("refused");
        assertThat(refused.get("reason").asString()).contains("照片有问题");
    }

    @Test
    void wrong_answers_and_doors_of_others_are_returned_with_a_reason() {
        var round = town.round(1);
        var phone = phone(round);
        var result = result(phone, round, UUID.randomUUID());
        result.put("answers", Map.of("people", 99, "home", "own"));
        var wrong = json(phone.send("POST", "/results", phone.id, result));
        assertThat(wrong.get("state").asString()).isEqualTo("refused");
        assertThat(wrong.get("reason").asString()).contains("现住几人");
        var strange = result(phone, town.round(1), UUID.randomUUID());
        assertThat(json(phone.send("POST", "/results", phone.id, strange)).get("state").asString())
            .isEqualTo("refused");
        for (var missing : List.of("key", "task", "outcome", "form")) {
            var broken = new HashMap<>(result(phone, round, UUID.randomUUID()));
            broken.remove(missing);
            assertThat(phone.send("POST", "/results", phone.id, broken).statusCode()).as(missing).isEqualTo(400);
        }
        assertThat(count("select count(*) from visit.result where campaign = :id", round.campaign())).isZero();
    }

    private Phone phone(FieldTown.Round round) {
        var phone = new Phone(base(), resident(round.phone()));
        assertThat(phone.register().statusCode()).isEqualTo(200);
        return phone;
    }

    private Map<String, Object> result(Phone phone, FieldTown.Round round, UUID key) {
        long now = System.currentTimeMillis();
        Map<String, Object> result = new HashMap<>(Map.of("key", key, "task", round.tasks().getFirst(), "outcome",
            "ANSWERED", "note", "", "photos", List.of(), "at", now - 60_000, "clock", 0, "now", now));
        result.put("form", jdbc.sql("select form_version from visit.campaign where id = :id")
            .param("id", round.campaign()).query(Long.class).single());
        result.put("answers", new HashMap<>(Map.of("people", 3, "home", "own")));
        return result;
    }

    private int count(String sql, long id) {
        return jdbc.sql(sql).param("id", id).query(Integer.class).single();
    }
}

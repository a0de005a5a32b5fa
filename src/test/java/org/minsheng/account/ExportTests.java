package org.minsheng.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Tables leave the house masked; many rows and whole values only when a second person has allowed it, and once. */
class ExportTests extends RunningServer {

    @Autowired
    Persons persons;

    private final String compound = "520327001003" + ThreadLocalRandom.current().nextInt(1000, 10_000);

    @Test
    void a_few_masked_rows_come_at_once_and_once_only() {
        households(3);
        var id = ask("clerk", Map.of(), 303);
        var page = client("clerk").get("/console/exports/" + id).body();
        assertThat(page).contains("可以下载", "核对名单");
        var file = download("clerk", id);
        assertThat(rows(file)).hasSize(4).anySatisfy(row -> assertThat(row).contains("钟**").doesNotContain("钟离春"));
        assertThat(download("clerk", id).statusCode()).isEqualTo(303);
        assertThat(client("clerk").get("/console/exports/" + id).body()).contains("已下载");
        assertThat(client("yingfu").get("/console/exports/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void whole_values_wait_for_a_second_person_and_stand_in_the_log() {
        households(1);
        var id = ask("clerk", Map.of("whole", "1"), 303);
        assertThat(download("clerk", id).statusCode()).isEqualTo(303);
        assertThat(decide("clerk", id, "yes").statusCode()).isEqualTo(403);
        assertThat(decide("tiyuchang", id, "yes").statusCode()).isEqualTo(404);
        assertThat(decide("longquan", id, "no").statusCode()).isEqualTo(422);
        assertThat(client("longquan").get("/console/exports").body()).contains("/console/exports/" + id);
        assertThat(decide("longquan", id, "yes").statusCode()).isEqualTo(303);
        assertThat(decide("security", id, "no").statusCode()).isIn(404, 422);
        assertThat(rows(download("clerk", id))).anySatisfy(row -> assertThat(row).contains("钟离春"));
        assertThat(jdbc.sql("select count(*) from people.unmasking where reason = '核对名单' and actor_name = '李小燕'")
            .query(Long.class).single())
            .isPositive();
    }

    @Test
    void many_rows_wait_too_and_what_waits_too_long_expires() {
        households(501);
        var id = ask("tiyuchang", Map.of(), 303);
        assertThat(client("tiyuchang").get("/console/exports/" + id).body()).contains("等待批准");
        assertThat(decide("security", id, "yes").statusCode()).isEqualTo(303);
        jdbc.sql("update account.export set expires_at = now() - interval '1 minute' where id = :id")
            .param("id", Long.valueOf(id)).update();
        assertThat(client("tiyuchang").get("/console/exports/" + id).body()).contains("已过期");
        assertThat(download("tiyuchang", id).statusCode()).isEqualTo(303);
    }

    @Test
    void who_has_no_households_gets_none_and_a_reason_is_needed() {
        assertThat(client("auditor").get("/console/exports/new?of=households").statusCode()).isEqualTo(403);
        assertThat(client("clerk").post("/console/exports",
            Map.of("kind", "households", "requestKey", UUID.randomUUID().toString())).statusCode())
            .isEqualTo(422);
        assertThat(client("clerk").get("/console/exports/new?of=nothing").statusCode()).isEqualTo(303);
        assertThat(client("clerk").get("/console/appeals/export?tab=all").statusCode()).isIn(200, 303);
    }

    @AfterEach
    void takeAway() {
        jdbc.sql("delete from household.member where door like :compound || '%'").param("compound", compound).update();
        jdbc.sql("delete from household.household where door like :compound || '%'")
            .param("compound", compound).update();
    }

    private String ask(String who, Map<String, String> more, int status) {
        var form = new HashMap<>(Map.of("kind", "households", "filter", "place=" + compound,
            "reason", "核对名单", "requestKey",
            UUID.randomUUID().toString()));
        form.putAll(more);
        var answer = client(who).post("/console/exports", form);
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private HttpResponse<String> decide(String who, String id, String allowed) {
        return client(who).post("/console/exports/" + id + "/decision", Map.of("allowed", allowed));
    }

    private HttpResponse<byte[]> download(String who, String id) {
        return client(who).file("/console/exports/" + id + "/download", Map.of());
    }

    private static List<String> rows(HttpResponse<byte[]> file) {
        assertThat(file.statusCode()).isEqualTo(200);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.body()));
            var rows = book.getFirstSheet().openStream()) {
            return rows.map(row -> row.stream().map(cell -> cell == null ? "" : String.valueOf(cell.getText()))
                .toList().toString()).toList();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Homes without people, but for the first. */
    private void households(int count) {
        long first = jdbc.sql("""
                insert into household.household (door, residence, request_key, since, changed_at)
                select :compound || lpad(n::text, 9, '0'), 'OWNER', gen_random_uuid(), now(), now()
                from generate_series(1, :count) n
                returning id
                """)
            .param("compound", compound)
            .param("count", count)
            .query(Long.class).list().getFirst();
        var phone = new PhoneNumber("19" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000)));
        var person = persons.register(new PersonDetails("钟离春", null, phone, null, null));
        jdbc.sql("""
                insert into household.member (household, person, relation, came, since, door)
                select id, :person, 'HEAD', 'REGISTERED', current_date, door
                from household.household
                where id = :id
                """)
            .param("person", person.value())
            .param("id", first)
            .update();
        jdbc.sql("select household.refresh(array[:id])").param("id", first).query((row, number) -> number).list();
    }
}

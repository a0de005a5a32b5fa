package org.minsheng.visit.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.people.HeldRecords;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Phones with the field app: known, opened for their owner only, wiped by those who may. */
@Beside
class DeviceTests extends RunningServer {

    @Autowired
    FieldTown town;
    @Autowired
    Rounds rounds;
    @Autowired
    ForgettingClosed forgetting;
    @Autowired
    Persons persons;
    @Autowired
    List<HeldRecords> held;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_phone_gets_the_same_key_again_and_nobody_else_does() {
        var phone = new Phone(base(), client("grid"));
        var first = phone.register();
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("X-Field")).hasValue("1");
        assertThat(phone.opened(first)).hasSize(32).isEqualTo(phone.opened(phone.register()));
        var stranger = new Phone(base(), client("clerk"));
        var refused = stranger.register(phone.id);
        assertThat(refused.statusCode()).isEqualTo(421);
        assertThat(refused.body()).isEmpty();
        var thief = new Phone(base(), client("grid"));
        assertThat(phone.opened(thief.register(phone.id))).as("wrapped for the phone that came first").hasSize(32);
    }

    @Test
    void the_key_lies_sealed_in_the_database() {
        var phone = new Phone(base(), client("grid"));
        byte[] key = phone.opened(phone.register());
        byte[] stored = jdbc.sql("select key from visit.device where id = :id").param("id", phone.id)
            .query(byte[].class).single();
        assertThat(stored).hasSizeGreaterThan(32);
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain(java.util.Base64.getEncoder().encodeToString(key));
    }

    @Test
    void a_wiped_phone_hears_so_whatever_it_asks_also_without_a_sign_in() {
        var phone = new Phone(base(), client("grid"));
        phone.register();
        assertThat(client("grid").get("/console/field").body()).contains(phone.id.toString());
        assertThat(client("tiyuchang").get("/console/field").body()).contains(phone.id.toString());
        assertThat(client("security").get("/console/field").body()).contains(phone.id.toString());
        assertThat(client("tiyuchang").post("/console/field/" + phone.id + "/wiping", Map.of()).statusCode())
            .isEqualTo(303);
        assertThat(phone.register().statusCode()).isEqualTo(410);
        var nobody = new Phone(base(), anybody());
        var asked = nobody.send("GET", "/devices/" + phone.id, phone.id, "");
        assertThat(asked.statusCode()).isEqualTo(410);
        assertThat(nobody.send("POST", "/devices/" + phone.id + "/emptying", phone.id, "").statusCode()).isEqualTo(204);
        assertThat(emptied(phone.id)).isTrue();
        assertThat(jdbc.sql("select key is null from visit.device where id = :id").param("id", phone.id)
            .query(Boolean.class).single()).isTrue();
    }

    @Test
    void nobody_wipes_the_phone_of_another_place_or_empties_one_that_is_used() {
        var phone = new Phone(base(), client("grid"));
        phone.register();
        assertThat(client("yingfu").post("/console/field/" + phone.id + "/wiping", Map.of()).statusCode())
            .isEqualTo(404);
        assertThat(client("clerk").post("/console/field/" + phone.id + "/name", Map.of("name", "我的")).statusCode())
            .isEqualTo(404);
        assertThat(resident("13985207711").post("/me/field/" + phone.id + "/wiping", Map.of()).statusCode())
            .isEqualTo(404);
        new Phone(base(), anybody()).send("POST", "/devices/" + phone.id + "/emptying", phone.id, "");
        assertThat(emptied(phone.id)).isFalse();
        assertThat(phone.register().statusCode()).isEqualTo(200);
    }

    @Test
    void its_owner_names_it_and_wipes_it() {
        var phone = new Phone(base(), client("grid"));
        phone.register();
        assertThat(client("grid").post("/console/field/" + phone.id + "/name", Map.of("name", "红色外壳的那部")).statusCode())
            .isEqualTo(303);
        assertThat(client("grid").get("/console/field").body()).contains("红色外壳的那部");
        client("grid").post("/console/field/" + phone.id + "/wiping", Map.of());
        assertThat(phone.register().statusCode()).isEqualTo(410);
    }

    @Test
    void who_is_no_phone_and_what_is_no_key_is_refused() {
        var phone = new Phone(base(), client("grid"));
        assertThat(phone.get("/day").statusCode()).as("never registered").isEqualTo(428);
        for (var wrong : new Object[] {Map.of(), Map.of("device", phone.id, "name", "x", "publicKey", "no base64!"),
            Map.of("device", phone.id, "name", "x", "publicKey", "AAAA"),
            Map.of("device", phone.id, "name", " ", "publicKey", "AAAA")}) {
            assertThat(phone.send("POST", "/devices", phone.id, wrong).statusCode()).isEqualTo(400);
        }
        assertThat(new Phone(base(), anybody()).register().statusCode()).isEqualTo(401);
        assertThat(client("grid").send("POST", "/api/field/v1/devices", "application/json", "{}").statusCode())
            .as("without the header that a foreign page cannot send").isEqualTo(403);
    }

    @Test
    void a_phone_that_came_before_persons_were_kept_gets_its_person_and_goes_with_it() {
        var round = town.round(1);
        var person = persons.byPhone(new PhoneNumber(round.phone())).orElseThrow();
        var phone = new Phone(base(), resident(round.phone()));
        phone.register();
        jdbc.sql("update visit.device set person = null where id = :id").param("id", phone.id).update();
        assertThat(held.stream().flatMap(one -> one.of(person).stream())
            .filter(one -> one.text().equals("visit.held.phones")))
            .extracting(HeldRecords.Held::count).containsExactly(1L);
        assertThat(phone.get("/day").statusCode()).isEqualTo(200);
        assertThat(personOf(phone.id)).isEqualTo(person.value());
        jdbc.sql("update visit.device set person = null where id = :id").param("id", phone.id).update();
        transaction.executeWithoutResult(status -> persons.erase(Viewer.SYSTEM, person, "本人申请"));
        assertThat(personOf(phone.id)).isNull();
        assertThat(jdbc.sql("select owner || coalesce(encode(key, 'hex'), '') from visit.device where id = :id")
            .param("id", phone.id)
            .query(String.class).single()).isEmpty();
        assertThat(new Phone(base(), anybody()).send("GET", "/devices/" + phone.id, phone.id, "").statusCode())
            .isEqualTo(410);
    }

    @Test
    void a_phone_of_somebody_who_was_erased_before_persons_were_kept_loses_its_owner() {
        var gone = new Phone(base(), resident(town.round(1).phone()));
        gone.register();
        var here = new Phone(base(), client("grid"));
        here.register();
        jdbc.sql("update visit.device set person = null where id = :id").param("id", gone.id).update();
        jdbc.sql("""
                update account.account
                set person = null, name = '', active = false
                where id = (select account from visit.device where id = :id)
                """)
            .param("id", gone.id).update();
        assertThat(forgetting.forget()).isPositive();
        assertThat(jdbc.sql("select owner || coalesce(encode(key, 'hex'), '') from visit.device where id = :id")
            .param("id", gone.id).query(String.class).single()).isEmpty();
        assertThat(new Phone(base(), anybody()).send("GET", "/devices/" + gone.id, gone.id, "").statusCode())
            .isEqualTo(410);
        assertThat(here.register().statusCode()).isEqualTo(200);
        assertThat(forgetting.forget()).isZero();
    }

    private @Nullable Long personOf(UUID id) {
        return jdbc.sql("select person from visit.device where id = :id").param("id", id)
            .query((row, n) -> row.getObject(1, Long.class)).list().getFirst();
    }

    @Test
    void whoever_goes_to_doors_in_the_demo_has_some_on_the_phone() {
        for (var name : List.of("grid", "zy-grid")) {
            var phone = new Phone(base(), client(name));
            phone.register();
            var doors = Phone.JSON.readTree(phone.get("/day").body()).get("tasks");
            assertThat(doors.size()).isPositive();
            assertThat(doors.valueStream().anyMatch(door -> !door.get("groups").isEmpty())).isTrue();
        }
        var nobodysAccount = new AccountId(Integer.MAX_VALUE);
        var person = persons.byPhone(new PhoneNumber("19903298888")).orElseThrow();
        var head = rounds.of(new Viewer(nobodysAccount, "郑**", person, List.of()), nobodysAccount);
        assertThat(head.tasks()).as("without the care groups of neighbours").isNotEmpty()
            .allMatch(door -> door.groups().isEmpty());
    }

    @Test
    void whoever_has_doors_to_visit_finds_them_first_on_the_own_page() {
        var round = town.round(1);
        assertThat(resident(round.phone()).get("/me").body()).contains("/me/visits", "/me/field", "/me/household");
        assertThat(resident("13985207711").get("/me").body()).contains("/me/household").doesNotContain("/me/visits");
    }

    private boolean emptied(UUID id) {
        return Objects.requireNonNull(jdbc.sql("select emptied_at is not null from visit.device where id = :id")
            .param("id", id)
            .query(Boolean.class).single());
    }
}

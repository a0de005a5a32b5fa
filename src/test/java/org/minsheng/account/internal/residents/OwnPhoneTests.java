package org.minsheng.account.internal.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.people.Persons;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** A resident moves to another phone by a code that came there, and stays the same person. */
class OwnPhoneTests extends RunningServer {

    @Autowired
    Persons persons;

    @Test
    void the_new_phone_is_proved_and_signs_in_the_same_person() {
        var old = phone();
        var fresh = phone();
        var resident = newResident(old.digits());
        var person = persons.byPhone(old).orElseThrow();
        assertThat(resident.post("/me/account/phone", Map.of("phone", fresh.digits())).statusCode()).isEqualTo(200);
        assertThat(resident.post("/me/account/phone/code", Map.of("phone", fresh.digits(), "code", "000")).statusCode())
            .isEqualTo(422);
        assertThat(resident.post("/me/account/phone/code",
            Map.of("phone", fresh.digits(), "code", codes.lastFor(fresh.digits()))).statusCode())
            .isEqualTo(303);
        assertThat(persons.byPhone(fresh)).contains(person);
        assertThat(persons.byPhone(old)).isEmpty();
        assertThat(resident.get("/me/account").body()).contains(fresh.masked());
    }

    @Test
    void a_number_of_somebody_else_is_not_taken_over() {
        var neighbour = phone();
        var id = persons.withPhone(neighbour, "邻居");
        var resident = newResident(phone().digits());
        resident.post("/me/account/phone", Map.of("phone", neighbour.digits()));
        var answer = resident.post("/me/account/phone/code",
            Map.of("phone", neighbour.digits(), "code", codes.lastFor(neighbour.digits())));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("另一位居民");
        assertThat(persons.byPhone(neighbour)).contains(id);
    }

    private static PhoneNumber phone() {
        return new PhoneNumber("19" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000)));
    }
}

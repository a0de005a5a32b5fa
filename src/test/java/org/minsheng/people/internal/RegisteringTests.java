package org.minsheng.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.people.Sex;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/**
 * A community registers people: the identity number says who it is, a phone may be shared, and nothing is overwritten.
 */
class RegisteringTests extends RunningServer {

    private static final LocalDate BORN = LocalDate.of(1950, 3, 1);
    private static final String CHECKS = "10X98765432";

    @Autowired
    Persons persons;

    @Test
    void the_identity_number_decides_and_what_was_empty_is_filled() {
        var number = number();
        var phone = phone();
        var first = persons.register(new PersonDetails("", number, null, null, null));
        assertThat(persons.register(new PersonDetails("田桂花", number, phone, null, null))).isEqualTo(first);
        assertThat(persons.register(new PersonDetails("别的名字", number, phone(), null, null))).isEqualTo(first);
        assertThat(masked(first))
            .isEqualTo(new MaskedPerson(first, "田**", phone.masked(), number.masked(), "1950-**-**"));
        assertThat(persons.byPhone(phone)).contains(first);
        assertThat(persons.age(first, LocalDate.of(2026, 2, 28))).hasValue(75);
        assertThat(persons.age(first, LocalDate.of(2026, 3, 1))).hasValue(76);
    }

    @Test
    void a_phone_without_a_number_finds_the_person_unless_the_names_differ() {
        var phone = phone();
        var caller = persons.withPhone(phone, "田大山");
        assertThat(persons.register(new PersonDetails("田大山", number(), phone, null, null))).isEqualTo(caller);
        var child = persons.register(new PersonDetails("石小宝", null, phone, LocalDate.of(2020, 1, 1), Sex.MALE));
        assertThat(child).isNotEqualTo(caller);
        assertThat(masked(child).phone()).isEqualTo(phone.masked());
        assertThat(persons.byPhone(phone)).contains(caller);
        assertThat(persons.phoneForDelivery(child)).contains(phone);
    }

    @Test
    void many_are_registered_in_their_order_also_when_one_comes_twice() {
        var details = new ArrayList<PersonDetails>();
        for (int i = 0; i < 30; i++) {
            details.add(new PersonDetails("人" + i, number(), phone(), null, null));
        }
        details.add(details.getFirst());
        var ids = persons.register(details);
        assertThat(ids).hasSize(31).endsWith(ids.getFirst());
        assertThat(new ArrayList<>(new LinkedHashSet<>(ids))).hasSize(30);
        assertThat(persons.register(details)).isEqualTo(ids);
    }

    @Test
    void ten_who_register_the_same_person_at_once_register_one() throws Exception {
        var details = new PersonDetails("安小东", number(), phone(), null, null);
        try (var ten = Executors.newFixedThreadPool(10)) {
            var tasks = new ArrayList<Callable<PersonId>>();
            for (int i = 0; i < 10; i++) {
                tasks.add(() -> persons.register(details));
            }
            var ids = new ArrayList<PersonId>();
            for (Future<PersonId> done : ten.invokeAll(tasks)) {
                ids.add(done.get());
            }
            assertThat(ids).containsOnly(ids.getFirst());
        }
    }

    @Test
    void looking_leaves_one_line_an_hour_and_own_data_is_for_the_person_alone() {
        var number = number();
        var person = persons.register(new PersonDetails("冯桂英", number, phone(), null, null));
        var viewer = new Viewer(new AccountId(9_100_001), "李小燕", null, List.of());
        persons.seen(viewer, List.of(person), "household:7");
        persons.seen(viewer, List.of(person), "household:7");
        assertThat(jdbc.sql("select count(*) from people.viewing where person_id = :id").param("id", person.value())
            .query(Long.class).single())
            .isBetween(1L, 2L);
        assertThatThrownBy(() -> persons.own(viewer, person)).isInstanceOf(AccessDeniedException.class);
        var own = persons.own(new Viewer(new AccountId(9_100_002), "", person, List.of()), person);
        assertThat(own.identityNumber()).isEqualTo(number.value());
        assertThat(own.born()).isEqualTo(BORN);
        assertThat(own.sex()).isEqualTo(number.sex());
    }

    private MaskedPerson masked(PersonId id) {
        return Objects.requireNonNull(persons.masked(List.of(id)).get(id));
    }

    private static IdentityNumber number() {
        var digits = "52" + String.format("%04d", ThreadLocalRandom.current().nextInt(10_000))
            + BORN.format(DateTimeFormatter.BASIC_ISO_DATE)
            + String.format("%03d", ThreadLocalRandom.current().nextInt(1_000));
        int sum = 0;
        for (int place = 0; place < 17; place++) {
            sum += (digits.charAt(place) - '0') * ((1 << (17 - place)) % 11);
        }
        return new IdentityNumber(digits + CHECKS.charAt(sum % 11));
    }

    private static PhoneNumber phone() {
        return new PhoneNumber("19" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000)));
    }
}

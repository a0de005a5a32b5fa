package org.minsheng.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons;
import org.minsheng.people.Persons.Field;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/** One phone is one person, whole numbers stay sealed, and whoever looks leaves a trace. */
class PersonTests extends RunningServer {

    private static final String CHECKS = "10X98765432";

    @Autowired
    Persons persons;

    @Autowired
    IdentifyingPerson identifying;

    @Autowired
    PersonRepository repository;

    @Autowired
    UnmaskingLog log;

    @Test
    void a_phone_seen_again_is_the_same_person() {
        var phone = anyPhone();
        var first = persons.withPhone(phone, "王秀英");
        assertThat(persons.withPhone(phone, "王小英")).isEqualTo(first);
        assertThat(persons.byPhone(phone)).contains(first);
        assertThat(persons.byPhone(anyPhone())).isEmpty();
        assertThat(persons.masked(List.of(first, new PersonId(-1)))).containsOnlyKeys(first)
            .containsValue(new MaskedPerson(first, "王**", phone.masked(), "", ""));
        assertThat(persons.phoneForDelivery(first)).contains(phone);
    }

    @Test
    void a_name_told_later_fills_an_empty_one() {
        var phone = anyPhone();
        var id = persons.withPhone(phone, null);
        assertThat(masked(id).name()).isEmpty();
        persons.withPhone(phone, " 陈国强 ");
        assertThat(masked(id).name()).isEqualTo("陈**");
        persons.withPhone(phone, "别人");
        assertThat(masked(id).name()).isEqualTo("陈**");
    }

    @Test
    void nothing_lies_in_the_database_in_the_clear() {
        var phone = anyPhone();
        var id = persons.withPhone(phone, "王秀英");
        var row = jdbc.sql("select person::text from people.person where id = :id").param("id", id.value())
            .query(String.class).single();
        assertThat(row).doesNotContain(phone.digits()).doesNotContain("秀英").contains("王**");
    }

    @Test
    void sixty_four_at_once_with_one_phone_are_one_person() throws InterruptedException, ExecutionException {
        var phone = anyPhone();
        var start = new CountDownLatch(1);
        var found = new HashSet<PersonId>();
        try (var threads = Executors.newFixedThreadPool(64)) {
            var calls = new ArrayList<Future<PersonId>>();
            for (int i = 0; i < 64; i++) {
                Callable<PersonId> call = () -> {
                    start.await();
                    return persons.withPhone(phone, "王秀英");
                };
                calls.add(threads.submit(call));
            }
            start.countDown();
            for (var call : calls) {
                found.add(call.get());
            }
        }
        assertThat(found).hasSize(1);
    }

    @Test
    void a_module_registers_inside_its_own_statement() {
        var phone = anyPhone();
        var contact = persons.seal(phone, null);
        var id = jdbc.sql("""
                with reporter as (
                    select people.with_phone(:phoneIndex, :phoneSealed, :nameSealed::bytea, :maskedName,
                        :maskedPhone) as id
                )
                select id
                from reporter
                """)
            .param("phoneIndex", contact.phoneIndex())
            .param("phoneSealed", contact.phoneSealed())
            .param("nameSealed", contact.nameSealed())
            .param("maskedName", contact.maskedName())
            .param("maskedPhone", contact.maskedPhone())
            .query(Long.class).single();
        assertThat(persons.byPhone(phone)).contains(new PersonId(id));
    }

    @Test
    void a_desk_unmasks_with_a_reason_that_stays() {
        var phone = anyPhone();
        var id = persons.withPhone(phone, "王秀英");
        assertThat(persons.unmask(clerk(), id, Field.PHONE, "回访")).isEqualTo(phone.digits());
        assertThat(persons.unmask(clerk(), id, Field.IDENTITY_NUMBER, "核对")).isEmpty();
        assertThat(log.page(id, null, 10).rows())
            .extracting(UnmaskingEntry::who, UnmaskingEntry::field, UnmaskingEntry::reason)
            .containsExactly(tuple("丁窗口", Field.IDENTITY_NUMBER, "核对"),
                tuple("丁窗口", Field.PHONE, "回访"));
        assertThatThrownBy(() -> jdbc.sql("delete from people.unmasking").update())
            .isInstanceOf(DataAccessException.class).hasMessageContaining("only appended to");
    }

    @Test
    void a_number_that_a_task_showed_is_told_in_words_and_leads_to_the_task_whoever_may_open_it() {
        var id = persons.withPhone(anyPhone(), "赵长河");
        persons.phoneToCall(clerk(), id, "order:400812");
        assertThat(client("auditor").get("/console/unmaskings").body()).contains("办点单 400812 时给下单的居民打电话")
            .doesNotContain("order:400812");
        assertThat(client("auditor").get("/console").body()).contains("办点单 400812 时给下单的居民打电话");
        assertThat(client("clerk").get("/console/people/" + id.value()).body())
            .contains("href=\"/console/orders/400812\"");
    }

    @Test
    void nobody_else_unmasks_and_nothing_is_shown_without_a_reason() {
        var id = persons.withPhone(anyPhone(), "王秀英");
        var manager = viewer(Role.PROPERTY_MANAGER);
        assertThatThrownBy(() -> persons.unmask(manager, id, Field.PHONE, "好奇"))
            .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> persons.unmask(clerk(), id, Field.PHONE, "  "))
            .isInstanceOf(DataAccessException.class);
        assertThat(log.page(id, null, 10).isEmpty()).isTrue();
    }

    @Test
    void the_log_is_paged_from_the_newest_down() {
        var id = persons.withPhone(anyPhone(), "王秀英");
        for (int i = 1; i <= 5; i++) {
            persons.unmask(clerk(), id, Field.NAME, "第" + i + "次");
        }
        var first = log.page(id, null, 3);
        var second = log.page(id, Long.valueOf(String.valueOf(first.next())), 3);
        assertThat(first.rows()).extracting(UnmaskingEntry::reason).containsExactly("第5次", "第4次", "第3次");
        assertThat(second.rows()).extracting(UnmaskingEntry::reason).containsExactly("第2次", "第1次");
        assertThat(second.next()).isNull();
    }

    @Test
    void an_identity_card_belongs_to_one_person() {
        var card = anyCard();
        var first = persons.withPhone(anyPhone(), null);
        var second = persons.withPhone(anyPhone(), "李建华");
        assertThat(identifying.identify(clerk(), first, 0, "王秀英", card)).isEqualTo(IdentifyingPerson.Outcome.RECORDED);
        assertThat(masked(first).identityNumber()).isEqualTo(card.masked());
        assertThat(repository.byIdentity(card)).contains(first);
        assertThat(identifying.identify(clerk(), second, 0, "李建华", card))
            .isEqualTo(IdentifyingPerson.Outcome.NUMBER_OF_ANOTHER);
        assertThat(identifying.identify(clerk(), first, 0, "王秀", anyCard()))
            .isEqualTo(IdentifyingPerson.Outcome.CHANGED_MEANWHILE);
        assertThat(identifying.identify(clerk(), first, 1, "王秀", null)).isEqualTo(IdentifyingPerson.Outcome.RECORDED);
        assertThat(masked(first).identityNumber()).isEqualTo(card.masked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "110105 19491231 002X"})
    void a_right_identity_number_is_taken(String text) {
        assertThat(new IdentityNumber(text).value()).isEqualTo("11010519491231002X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "110105194912310021", "11010519490231002X", "1101051949123100",
        "０10105194912310021", "X1010519491231002X"})
    void a_wrong_identity_number_is_refused(String text) {
        assertThatThrownBy(() -> new IdentityNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private MaskedPerson masked(PersonId id) {
        return Objects.requireNonNull(persons.masked(List.of(id)).get(id));
    }

    private static Viewer clerk() {
        return viewer(Role.DESK_CLERK);
    }

    private static Viewer viewer(Role role) {
        return new Viewer(new AccountId(7), "丁窗口", null,
            List.of(new Grant(role, new OrganisationId(1), new AreaCode("520327001003"))));
    }

    /** A number that nobody has: others keep theirs, also while this test runs. */
    private static IdentityNumber anyCard() {
        var digits = "52%04d19900307%03d".formatted(ThreadLocalRandom.current().nextInt(10_000),
            ThreadLocalRandom.current().nextInt(1_000));
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            sum += (digits.charAt(place) - '0') * ((1 << (17 - place)) % 11);
        }
        return new IdentityNumber(digits + CHECKS.charAt(sum % 11));
    }

    private static PhoneNumber anyPhone() {
        return new PhoneNumber("199" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));
    }
}

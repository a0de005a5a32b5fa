package org.minsheng.household.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Who lives behind a door: coming, caring with consent, leaving, and nothing kept for longer than it may be. */
class HouseholdTests extends RunningServer {

    private static final LocalDate GROWN = LocalDate.of(1951, 2, 3);
    /** The installation is in China, wherever the tests run. */
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final Viewer CLERK = Town.staff(Role.DESK_CLERK, "520327001003");

    @Autowired
    HouseholdBook book;
    @Autowired
    OpeningHousehold opening;
    @Autowired
    SettlingHousehold settling;
    @Autowired
    EndingHousehold ending;
    @Autowired
    AddingMember adding;
    @Autowired
    ChangingMember changing;
    @Autowired
    LeavingHousehold leaving;
    @Autowired
    GivingCare giving;
    @Autowired
    EndingCare endingCare;
    @Autowired
    WithdrawingConsent withdrawing;
    @Autowired
    EndingRetention retention;
    @Autowired
    Cares cares;
    @Autowired
    Consents consents;
    @Autowired
    Members members;
    @Autowired
    Persons persons;

    private AreaCode door = new AreaCode("52");
    private HouseholdId household = new HouseholdId(0);

    @BeforeEach
    void open() {
        door = new AreaCode(jdbc.sql("""
                select code
                from area.place
                where code like '5203270010030001%'
                    and level = 25
                    and retired_at is null
                order by code
                limit 1
                """).query(String.class).single());
        household = new HouseholdId(done(opening.open(CLERK, door, Residence.OWNER, RequestKey.fresh())));
    }

    @Test
    void one_door_has_several_households_and_a_form_sent_twice_makes_one() {
        var key = RequestKey.fresh();
        long tenants = done(opening.open(CLERK, door, Residence.TENANT, key));
        assertThat(done(opening.open(CLERK, door, Residence.TENANT, key))).isEqualTo(tenants);
        assertThat(book.at(door)).extracting(HouseholdRow::id).contains(household, new HouseholdId(tenants));
        assertThat(refused(opening.open(CLERK, new AreaCode("520327001003"), Residence.OWNER, RequestKey.fresh())))
            .isEqualTo("door");
        assertThat(opening.open(Town.staff(Role.DESK_CLERK, "520327001004"), door, Residence.OWNER, RequestKey.fresh()))
            .isEqualTo(Outcome.NOT_YOURS);
    }

    @Test
    void the_head_is_one_and_the_household_counts_itself() {
        add("毛文山", GROWN, Relation.HEAD, null);
        var second = add("毛小妹", LocalDate.of(1980, 1, 1), Relation.CHILD, null);
        assertThat(row().people()).isEqualTo(2);
        done(changing.change(CLERK, household, row().version(), second.id(), Relation.HEAD, null, ""));
        assertThat(row().head()).isEqualTo(second.person());
        assertThat(members.of(household)).extracting(MemberRow::relation)
            .containsExactly(Relation.HEAD, Relation.RELATIVE);
    }

    @Test
    void a_child_under_fourteen_needs_a_grown_guardian_of_the_household() {
        var mother = add("石秀兰", LocalDate.of(1990, 5, 6), Relation.HEAD, null);
        var born = TODAY.minusYears(14).plusDays(1);
        assertThat(refused(tryAdd("石小宝", born, null))).isEqualTo("guardian");
        var child = members.find(household, done(tryAdd("石小宝", born, mother.person()))).orElseThrow();
        assertThat(refused(tryAdd("石幺妹", TODAY.minusYears(2), child.person()))).isEqualTo("guardian");
        assertThat(done(tryAdd("石大宝", TODAY.minusYears(14), null))).isPositive();
        assertThat(refused(leaving.leave(CLERK, household, row().version(), mother.id(), Gone.MOVED_OUT, TODAY)))
            .isEqualTo("gone");
    }

    @Test
    void of_two_changes_at_once_one_is_told_to_look_again() throws Exception {
        int version = row().version();
        try (var two = Executors.newFixedThreadPool(2)) {
            var outcomes = two.invokeAll(List.<Callable<Outcome>>of(
                () -> settling.settle(CLERK, household, version, door, Residence.TENANT),
                () -> adding.add(CLERK, household, version, wish(Town.person("安小东", GROWN), Relation.HEAD, null))));
            assertThat(List.of(outcomes.getFirst().get(), outcomes.getLast().get())).filteredOn(Done.class::isInstance)
                .hasSize(1);
            assertThat(List.of(outcomes.getFirst().get(), outcomes.getLast().get()))
                .contains(Outcome.CHANGED_MEANWHILE);
        }
        assertThat(row().version()).isEqualTo(version + 1);
    }

    @Test
    void the_same_person_added_twice_lives_there_once() {
        var details = Town.person("冯桂英", GROWN);
        int version = row().version();
        long first = done(adding.add(CLERK, household, version, wish(details, Relation.HEAD, null)));
        assertThat(done(adding.add(CLERK, household, version, wish(details, Relation.HEAD, null)))).isEqualTo(first);
        assertThat(refused(adding.add(CLERK, household, row().version(), wish(details, Relation.SPOUSE, null))))
            .isEqualTo("name");
        assertThat(row().people()).isEqualTo(1);
    }

    @Test
    void a_sensitive_group_needs_a_consent_of_its_own_and_goes_with_it() {
        var old = add("田桂花", GROWN, Relation.HEAD, null);
        assertThat(refused(giving.give(CLERK, household, row().version(), old.id(), "living-alone", null)))
            .isEqualTo("how");
        done(giving.give(CLERK, household, row().version(), old.id(), "living-alone", ConsentWay.SIGNED_PAPER));
        done(giving.give(CLERK, household, row().version(), old.id(), "low-income", null));
        assertThat(row().careGroups()).hasSize(2);
        assertThat(consents.of(old.person())).hasSize(1);
        assertThat(withdrawing.withdraw(Town.resident(new PersonId(1)), old.person(), "living-alone",
            ConsentWay.ONLINE))
            .isEqualTo(Outcome.NOT_YOURS);
        done(withdrawing.withdraw(Town.resident(old.person()), old.person(), "living-alone", ConsentWay.ONLINE));
        assertThat(cares.of(old.person())).extracting(Cares.Care::group).containsExactly("low-income");
        assertThat(consents.of(old.person())).extracting(Consents.Entry::given).containsExactly(false, true);
        assertThat(refused(withdrawing.withdraw(Town.resident(old.person()), old.person(), "low-income",
            ConsentWay.ONLINE))).isEqualTo("consent");
        assertThatThrownBy(() -> jdbc.sql("delete from household.consent").update())
            .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_guardian_consents_and_withdraws_for_a_child() {
        var mother = add("何婷", LocalDate.of(1992, 1, 1), Relation.HEAD, null);
        long child = done(tryAdd("何小小", TODAY.minusYears(3), mother.person()));
        var person = members.find(household, child).orElseThrow().person();
        done(giving.give(CLERK, household, row().version(), child, "infant", ConsentWay.IN_PERSON));
        assertThat(consents.of(person).getFirst().guardian()).isEqualTo(mother.person());
        done(withdrawing.withdraw(Town.resident(mother.person()), person, "infant", ConsentWay.ONLINE));
        assertThat(cares.of(person)).isEmpty();
    }

    @Test
    void what_is_past_its_retention_is_removed_and_logged() {
        var gone = add("杨老三", GROWN, Relation.HEAD, null);
        done(giving.give(CLERK, household, row().version(), gone.id(), "disabled", ConsentWay.SIGNED_PAPER));
        long care = cares.of(gone.person()).getFirst().id();
        done(endingCare.end(CLERK, household, row().version(), care));
        jdbc.sql("update household.care set ended_at = now() - interval '13 months' where id = :id")
            .param("id", care).update();
        done(leaving.leave(CLERK, household, row().version(), gone.id(), Gone.DIED, TODAY));
        jdbc.sql("update household.member set until = current_date - 400 where id = :id")
            .param("id", gone.id()).update();
        removeAll();
        assertThat(cares.of(gone.person())).isEmpty();
        assertThat(persons.masked(List.of(gone.person()))).hasEntrySatisfying(gone.person(), known -> {
            assertThat(known.phone()).isEmpty();
            assertThat(known.name()).isEqualTo("杨**");
        });
        jdbc.sql("update household.member set until = current_date - 1200 where id = :id")
            .param("id", gone.id()).update();
        removeAll();
        assertThat(members.ofPerson(gone.person())).isEmpty();
        assertThat(persons.masked(List.of(gone.person())))
            .hasEntrySatisfying(gone.person(), known -> assertThat(known.name()).isEmpty());
        assertThat(jdbc.sql("select datum from household.removal").query(String.class).list())
            .contains("disabled", "phone", "relation");
    }

    @Test
    void a_household_that_ends_leaves_no_care_and_no_people() {
        var old = add("龙阿婆", GROWN, Relation.HEAD, null);
        done(giving.give(CLERK, household, row().version(), old.id(), "elderly", null));
        done(ending.end(CLERK, household, row().version()));
        assertThat(row().endedAt()).isNotNull();
        assertThat(row().people()).isZero();
        assertThat(jdbc.sql("select count(*) from household.in_group where household = :id")
            .param("id", household.value())
            .query(Long.class).single()).isZero();
        assertThat(tryAdd("谁", GROWN, null)).isEqualTo(Outcome.CHANGED_MEANWHILE);
    }

    private void removeAll() {
        int portions = 0;
        while (retention.remove() && portions < 50) {
            portions++;
        }
    }

    private MemberRow add(String name, LocalDate born, Relation relation, @Nullable PersonId guardian) {
        return members.find(household,
            done(adding.add(CLERK, household, row().version(), wish(Town.person(name, born), relation, guardian))))
            .orElseThrow();
    }

    private Outcome tryAdd(String name, LocalDate born, @Nullable PersonId guardian) {
        return adding.add(CLERK, household, row().version(), wish(Town.person(name, born), Relation.CHILD, guardian));
    }

    private static AddingMember.Wish wish(PersonDetails details, Relation relation, @Nullable PersonId guardian) {
        return new AddingMember.Wish(details, relation, Came.REGISTERED, TODAY, guardian);
    }

    private HouseholdRow row() {
        return book.find(household).orElseThrow();
    }

    private static long done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Done.class);
        return ((Done) outcome).id();
    }

    private static String refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).field();
    }
}

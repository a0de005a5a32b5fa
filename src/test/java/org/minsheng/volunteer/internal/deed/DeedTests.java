package org.minsheng.volunteer.internal.deed;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.DeedId;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.DeedsVerified;
import org.minsheng.volunteer.DeedsWithdrawn;
import org.minsheng.volunteer.Member;
import org.minsheng.volunteer.Memberships;
import org.minsheng.volunteer.NewDeed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;


@RecordApplicationEvents
class DeedTests extends RunningServer {

    /** A community that the demo does not fill. */
    private static final AreaCode QUIET = new AreaCode("520329999001");
    private static final Instant WHEN = Instant.parse("2025-05-20T02:00:00Z");

    @Autowired
    private Deeds deeds;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Persons persons;

    @Autowired
    private AddingUp adding;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEvents events;

    @Test
    void a_deed_is_recorded_once_counts_for_the_unit_of_its_doer_and_comes_off_again() {
        var person = persons.withPhone(new PhoneNumber("19800005001"), "龙小五");
        long unit = 900_000_000_000L + System.nanoTime() % 1_000_000_000L;
        member(person, unit, "legal");
        var source = "test:" + UUID.randomUUID();
        var told = new NewDeed("activity", person, null, QUIET, source, "义诊", 90, WHEN);
        var first = inside(() -> deeds.record(Viewer.SYSTEM, told));
        assertThat(inside(() -> deeds.record(Viewer.SYSTEM, told))).isEqualTo(first);
        assertThat(events.stream(DeedsVerified.class).flatMap(event -> event.deeds().stream())
            .filter(deed -> deed.id().equals(first))).singleElement()
            .satisfies(deed -> assertThat(deed.unit()).isEqualTo(new OrganisationId(unit)));
        addUp();
        assertThat(sum(QUIET.value(), "2025", "U", unit)).containsExactly(1, 90);
        assertThat(sum("520329", "2025Q2", "U", unit)).containsExactly(1, 90);
        assertThat(sum("520329999", "2025-05", "U", unit)).containsExactly(1, 90);
        transaction.executeWithoutResult(status -> deeds.withdraw(Viewer.SYSTEM, source, "记错了"));
        addUp();
        assertThat(sum(QUIET.value(), "2025", "U", unit)).containsExactly(0, 0);
        assertThat(events.stream(DeedsWithdrawn.class).flatMap(event -> event.deeds().stream())
            .filter(deed -> deed.id().equals(first))).hasSize(1);
        assertThat(inside(() -> deeds.record(Viewer.SYSTEM, told))).as("told anew after it was withdrawn")
            .isNotEqualTo(first);
    }

    @Test
    void members_are_known_by_unit_and_suggested_by_skill_and_distance() {
        var person = persons.withPhone(new PhoneNumber("19800005002"), "龙小六");
        long unit = 900_000_000_000L + System.nanoTime() % 1_000_000_000L;
        member(person, unit, "driving");
        var where = new OrganisationId(unit);
        assertThat(memberships.ofUnit(where, null, 10).rows()).extracting(Member::person).containsExactly(person);
        assertThat(memberships.isMember(person, where)).isTrue();
        assertThat(memberships.unitOf(person)).contains(where);
        assertThat(memberships.suggest(QUIET, Set.of("driving"), 50)).extracting(Member::person).contains(person);
        assertThat(memberships.skills()).contains("legal", "driving");
        assertThat(memberships.unitsAt(QUIET)).doesNotContain(where);
    }

    /** What the server's own timer has in hand just now is there as soon as that is through. */
    private void addUp() {
        adding.addUp();
        await().until(() -> jdbc.sql("select not exists (select from volunteer.deed_change where area = :area)")
            .param("area", QUIET.value()).query(Boolean.class).single());
    }

    private List<Integer> sum(String area, String period, String sort, long subject) {
        return jdbc.sql("""
                select deeds, minutes
                from volunteer.deed_sum
                where area = :area
                    and period = :period
                    and sort = :sort::"char"
                    and subject = :subject
                """)
            .param("area", area).param("period", period).param("sort", sort).param("subject", subject)
            .query((row, n) -> List.of(row.getInt("deeds"), row.getInt("minutes"))).single();
    }

    private void member(PersonId person, long unit, String skill) {
        jdbc.sql("""
                update volunteer.membership
                set state = 'LEFT', until = now()
                where person = :person and state = 'CONFIRMED'
                """)
            .param("person", person.value()).update();
        jdbc.sql("""
                insert into volunteer.membership (request_key, person, unit, community, state, skills, asked_at, since)
                values (gen_random_uuid(), :person, :unit, :community, 'CONFIRMED', array[:skill], '2025-01-01',
                    '2025-01-01')
                """)
            .param("person", person.value()).param("unit", unit).param("community", QUIET.value())
            .param("skill", skill).update();
    }

    private DeedId inside(Supplier<DeedId> work) {
        return transaction.execute(status -> work.get());
    }
}

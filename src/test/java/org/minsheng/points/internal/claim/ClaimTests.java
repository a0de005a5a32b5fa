package org.minsheng.points.internal.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsTown;
import org.minsheng.points.internal.claim.Claiming.Said;
import org.minsheng.points.internal.standard.DefiningStandard;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.points.internal.standard.Standard;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.points.internal.standard.StandardBook.KindTerms;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.Deeds;
import org.minsheng.volunteer.NewDeed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** From the claim to the points in 兴隆社区 of 余庆, with windows that are over when the test says so. */
class ClaimTests extends RunningServer {

    private static final AreaCode PLACE = PointsTown.COMMUNITY;
    /** The installation is in China, wherever the tests run. */
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private PointsTown town;
    @Autowired
    private DefiningStandard defining;
    @Autowired
    private StandardBook standards;
    @Autowired
    private Claiming claiming;
    @Autowired
    private Verifying verifying;
    @Autowired
    private Objecting objecting;
    @Autowired
    private Crediting crediting;
    @Autowired
    private TakingBack takingBack;
    @Autowired
    private ClaimBook book;
    @Autowired
    private ObjectionBook objections;
    @Autowired
    private Holders holders;
    @Autowired
    private Deeds deeds;
    @Autowired
    private Persons persons;
    @Autowired
    private org.minsheng.points.internal.shop.Redeeming redeeming;
    @Autowired
    private TransactionTemplate transaction;

    private Viewer secretary;
    private Viewer clerk;

    @BeforeEach
    void standard() {
        secretary = town.viewer(PointsTown.SECRETARY);
        clerk = PointsTown.staff(Role.DESK_CLERK, PLACE);
        if (standards.inForce(PLACE).map(Standard::id).map(standards::kinds).orElse(List.of()).isEmpty()) {
            long draft = PointsTown.done(defining.begin(secretary, PLACE));
            put(draft, new KindTerms("sweep", "清扫楼道", null, 5, Kind.Per.TIME, 12, Kind.Period.MONTH, true, false));
            put(draft, new KindTerms("photo", "要照片的事", null, 5, Kind.Per.TIME, null, null, true, true));
            put(draft, new KindTerms("hours", "陪伴老人", null, 4, Kind.Per.HOUR, null, null, true, false));
            put(draft, new KindTerms("shift", "夜间巡逻", "shift", 4, Kind.Per.HOUR, 12, Kind.Period.MONTH, false, false));
            PointsTown.done(defining.publish(secretary, draft));
        }
    }

    private void put(long draft, KindTerms terms) {
        PointsTown.done(defining.putKind(secretary, draft, terms));
    }

    private Kind kind(String code) {
        return standards.kinds(standards.inForce(PLACE).orElseThrow().id()).stream()
            .filter(kind -> kind.code().equals(code)).findFirst().orElseThrow();
    }

    private PointsOutcome claim(PersonId person, String code, int minutes) {
        return claiming.claim(PointsTown.resident(person), RequestKey.fresh(), person,
            new Said(PLACE, kind(code).id(), TODAY, minutes, "和邻居一起", List.of()));
    }

    private Claim verified(PersonId person, String code) {
        long id = PointsTown.done(claim(person, code, 0));
        PointsTown.done(verifying.verify(clerk, id, 0));
        return book.find(id).orElseThrow();
    }

    private static Instant after(Claim claim) {
        return java.util.Objects.requireNonNull(claim.publicUntil()).plusSeconds(1);
    }

    private int balance(PersonId person) {
        return holders.ofPerson(person).map(Holder::balance).orElse(0);
    }

    @Test
    void a_claim_is_verified_by_another_shown_publicly_and_credited_once_the_window_is_over() {
        var person = town.person(PointsTown.phone());
        var claim = verified(person, "sweep");
        assertThat(claim.state()).isEqualTo(ClaimState.PUBLICISED);
        assertThat(anybody().get("/points/" + PLACE).body()).contains("清扫楼道");
        assertThat(crediting.credit(claim.id(), Instant.now())).as("the window is open").isFalse();
        assertThat(crediting.credit(claim.id(), after(claim))).isTrue();
        assertThat(crediting.credit(claim.id(), after(claim))).as("again").isFalse();
        assertThat(balance(person)).isEqualTo(5);
    }

    @Test
    void points_of_somebody_who_lives_in_a_household_go_to_its_account() {
        var person = town.person(PointsTown.phone());
        town.household(person);
        var claim = verified(person, "sweep");
        crediting.credit(claim.id(), after(claim));
        assertThat(balance(person)).isZero();
        assertThat(java.util.Objects.requireNonNull(holders.home(person)).balance()).isEqualTo(5);
    }

    @Test
    void nobody_verifies_what_he_or_she_wrote_down() {
        var person = town.person(PointsTown.phone());
        long id = PointsTown.done(claiming.claim(clerk, RequestKey.fresh(), person,
            new Said(PLACE, kind("sweep").id(), TODAY, 0, "代填", List.of())));
        assertThat(verifying.verify(clerk, id, 0)).isInstanceOf(Refused.class);
        assertThat(verifying.verify(town.viewer("tiyuchang"), id, 0)).as("another community")
            .isEqualTo(PointsOutcome.NOT_YOURS);
        PointsTown.done(verifying.verify(secretary, id, 0));
    }

    @Test
    void an_objection_stops_the_clock_until_somebody_else_than_the_verifier_has_decided() {
        var person = town.person(PointsTown.phone());
        var claim = verified(person, "hours");
        var key = RequestKey.fresh();
        PointsTown.done(objecting.object(Viewer.ANONYMOUS, key, claim.id(), "那天他不在", "13900000000"));
        PointsTown.done(objecting.object(Viewer.ANONYMOUS, key, claim.id(), "那天他不在", "13900000000"));
        var said = objections.of(claim.id());
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().contact()).isEqualTo("13900000000");
        assertThat(crediting.credit(claim.id(), after(claim))).isFalse();
        assertThat(objecting.settle(clerk, claim.id(), said.getFirst().id(), false, "核实过")).isInstanceOf(Refused.class);
        PointsTown.done(objecting.settle(secretary, claim.id(), said.getFirst().id(), false, "有签到表"));
        assertThat(crediting.credit(claim.id(), after(claim))).isTrue();

        var other = verified(person, "hours");
        PointsTown.done(objecting.object(Viewer.ANONYMOUS, RequestKey.fresh(), other.id(), "不是真的", ""));
        PointsTown.done(objecting.settle(secretary, other.id(), objections.of(other.id()).getFirst().id(),
            true, "查实没有去"));
        assertThat(book.find(other.id()).orElseThrow().state()).isEqualTo(ClaimState.REFUSED);
        assertThat(crediting.credit(other.id(), after(other))).isFalse();
    }

    @Test
    void a_cap_trims_what_goes_over_it_and_then_refuses() {
        var person = town.person(PointsTown.phone());
        assertThat(verified(person, "sweep").points()).isEqualTo(5);
        long second = PointsTown.done(claim(person, "sweep", 0));
        long third = PointsTown.done(claim(person, "sweep", 0));
        PointsTown.done(verifying.verify(clerk, second, 0));
        PointsTown.done(verifying.verify(clerk, third, 0));
        assertThat(book.find(third).orElseThrow().points()).as("12 a month").isEqualTo(2);
        assertThat(claim(person, "sweep", 0)).isInstanceOf(Refused.class);
    }

    @Test
    void hours_count_by_begun_half_hours_and_a_photo_is_asked_for_where_the_standard_says_so() {
        var person = town.person(PointsTown.phone());
        long id = PointsTown.done(claim(person, "hours", 100));
        assertThat(book.find(id).orElseThrow().points()).as("two hours").isEqualTo(8);
        assertThat(claim(person, "photo", 0)).isInstanceOf(Refused.class);
        assertThat(claim(person, "shift", 60)).as("counted by itself only").isInstanceOf(Refused.class);
    }

    @Test
    void what_was_credited_is_taken_back_by_an_entry_and_what_was_spent_stays_noted() {
        var person = town.person(PointsTown.phone());
        var claim = verified(person, "sweep");
        crediting.credit(claim.id(), after(claim));
        var own = holders.ofPerson(person).orElseThrow();
        jdbc.sql("""
                with booked as (
                    insert into points.entry (kind, request_key, county, at, actor, actor_name)
                    values ('REDEMPTION', gen_random_uuid(), '520329', now(), 'x', 'x')
                    returning id
                )
                insert into points.line (entry, book, holder, shop, amount)
                select id, 'HOLDER', :holder, null::bigint, -3
                from booked
                union all
                select id, 'SHOP', null, 1, 3
                from booked
                """).param("holder", own.id().value()).update();
        var now = book.find(claim.id()).orElseThrow();
        PointsTown.done(takingBack.takeBack(secretary, claim.id(), now.version(), "照片是去年的"));
        assertThat(balance(person)).isZero();
        assertThat(book.find(claim.id()).orElseThrow().missing()).isEqualTo(3);
        assertThat(takingBack.takeBack(secretary, claim.id(), now.version() + 1, "再收一次")).isInstanceOf(Refused.class);
    }

    @Test
    void a_verified_deed_becomes_a_public_claim_by_itself_and_its_withdrawal_takes_it_back() {
        var person = town.person(PointsTown.phone());
        var source = "shift:" + UUID.randomUUID();
        var deed = new NewDeed("shift", person, null, PLACE, source, "夜间巡逻", 130,
            Instant.now().minus(Duration.ofHours(3)));
        var id = transaction.execute(status -> deeds.record(secretary, deed));
        transaction.executeWithoutResult(status -> deeds.record(secretary, deed));
        var claim = book.holdOfDeeds(List.of(java.util.Objects.requireNonNull(id).value())).getFirst();
        assertThat(claim.state()).isEqualTo(ClaimState.PUBLICISED);
        assertThat(claim.points()).as("two and a half hours").isEqualTo(10);
        crediting.credit(claim.id(), after(claim));
        assertThat(balance(person)).isEqualTo(10);
        transaction.executeWithoutResult(status -> deeds.withdraw(secretary, source, "签到有误"));
        assertThat(book.find(claim.id()).orElseThrow().state()).isEqualTo(ClaimState.TAKEN_BACK);
        assertThat(balance(person)).isZero();
    }

    @Test
    void five_hundred_deeds_at_once_become_claims_in_a_few_statements_and_nobody_gets_more_than_the_cap() {
        var people = persons.register(IntStream.range(0, 500)
            .mapToObj(n -> new PersonDetails("巡逻队员" + n, null, null, null, null)).toList());
        var when = Instant.now().minus(Duration.ofHours(3));
        var many = new ArrayList<NewDeed>();
        for (int night = 0; night < 3; night++) {
            many.add(new NewDeed("shift", people.getFirst(), null, PLACE,
                "shift:" + UUID.randomUUID(), "夜间巡逻", 130, when));
        }
        var source = "activity:" + UUID.randomUUID();
        people.stream().skip(1)
            .forEach(person -> many.add(new NewDeed("shift", person, null, PLACE, source, "夜间巡逻", 60, when)));
        long began = System.nanoTime();
        transaction.executeWithoutResult(status -> deeds.record(secretary, many));
        System.out.printf("502 deeds and their claims: %d ms%n",
            Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(points(people.getFirst())).as("two and a half hours, what the cap leaves, nothing")
            .containsExactly(10, 2);
        assertThat(people.stream().skip(1).map(this::points)).allMatch(List.of(4)::equals);

        var credited = people.get(1);
        var claim = book.ofMember(holders.ofPerson(credited).orElseThrow().id(), null, 1).rows().getFirst();
        crediting.credit(claim.id(), after(claim));
        assertThat(balance(credited)).isEqualTo(4);
        began = System.nanoTime();
        transaction.executeWithoutResult(status -> deeds.withdraw(secretary, source, "名单有误"));
        System.out.printf("499 deeds withdrawn with their claims: %d ms%n",
            Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(people.stream().skip(1).map(this::points)).as("nothing of the activity counts any more")
            .allMatch(List::isEmpty);
        assertThat(points(people.getFirst())).as("another deed stays").containsExactly(10, 2);
        assertThat(balance(credited)).as("taken back by an entry").isZero();
        assertThat(book.find(claim.id()).orElseThrow().reason()).isEqualTo("名单有误");
    }

    @Test
    void claims_of_one_account_that_fall_together_take_no_more_than_is_there() {
        var person = town.person(PointsTown.phone());
        var source = "activity:" + UUID.randomUUID();
        var when = Instant.now().minus(Duration.ofHours(3));
        town.household(person);
        var other = persons.register(List.of(new PersonDetails("同住的人", null, null, null, null))).getFirst();
        jdbc.sql("""
                insert into household.member (household, door, person, relation, came, since)
                select household, door, :other, 'SPOUSE', 'MOVED_IN', current_date
                from household.member
                where person = :person
                """).param("other", other.value()).param("person", person.value()).update();
        transaction.executeWithoutResult(status -> deeds.record(secretary,
            List.of(new NewDeed("shift", person, null, PLACE, source, "夜间巡逻", 60, when),
                new NewDeed("shift", other, null, PLACE, source, "夜间巡逻", 60, when))));
        var home = java.util.Objects.requireNonNull(holders.home(person));
        var claims = List.of(person, other).stream()
            .map(who -> book.ofMember(holders.ofPerson(who).orElseThrow().id(), null, 1).rows().getFirst()).toList();
        claims.forEach(claim -> crediting.credit(claim.id(), after(claim)));
        assertThat(holders.find(home.id()).orElseThrow().balance()).isEqualTo(8);
        var console = client(PointsTown.SECRETARY);
        var account = "/console/points/holders/" + home.id().value();
        var own = holders.ofPerson(other).orElseThrow().id().value();
        assertThat(console.get(account).body()).contains("全家", account + "?member=" + own)
            .satisfies(body -> assertThat(body.split("\\+4", -1)).hasSize(3));
        assertThat(console.get(account + "?member=" + own).body().split("\\+4", -1))
            .as("only what this one earned").hasSize(2);
        long shop = town.shop(null);
        PointsTown.done(redeeming.redeem(PointsTown.staff(Role.SHOP_KEEPER, PLACE),
            RequestKey.fresh(), shop, home.id(), null, PointsTown.basket(town.goods(shop, "毛巾", 3, 5), 1)));
        transaction.executeWithoutResult(status -> deeds.withdraw(secretary, source, "没有到岗"));
        assertThat(holders.find(home.id()).orElseThrow().balance()).isZero();
        assertThat(claims.stream().mapToInt(claim -> book.find(claim.id()).orElseThrow().missing()).sum())
            .as("what was spent stays noted").isEqualTo(3);
    }

    private List<Integer> points(PersonId person) {
        return jdbc.sql("""
                select points
                from points.claim
                where member = :member and state = 'PUBLICISED'
                order by points desc
                """)
            .param("member", holders.ofPerson(person).orElseThrow().id().value()).query(Integer.class).list();
    }

    @Test
    void the_member_whom_the_readme_names_has_come_to_activities_and_has_points_of_them() {
        var member = persons.byPhone(new PhoneNumber("19905270001")).orElseThrow();
        assertThat(jdbc.sql("""
                select count(*)
                from volunteer.sign_up
                where person = :person and checked_in_at is not null and checked_out_at is not null
                """)
            .param("person", member.value()).query(Long.class).single()).isGreaterThan(5);
        assertThat(balance(member)).isPositive();
        assertThat(jdbc.sql("select count(*) from volunteer.activity where area like '520327%' "
            + "and state = 'CONFIRMED' and signed > 0 and not exists (select from volunteer.sign_up"
            + " where activity = activity.id)").query(Long.class).single())
            .as("past activities without a list").isZero();
    }

    @Test
    void an_objection_sent_too_often_is_asked_to_wait_and_keeps_what_was_typed() {
        var claim = verified(town.person(PointsTown.phone()), "hours");
        var somebody = anybody().with("X-Forwarded-For", "198.51.100.%d".formatted(1 + System.nanoTime() % 250));
        var path = "/points/claims/" + claim.id() + "/objection";
        int allowed = 0;
        var answer = somebody.get(path);
        while (answer.statusCode() != 429 && allowed < 50) {
            answer = somebody.post(path, java.util.Map.of("requestKey", RequestKey.fresh().toString(),
                "body", "那天没有看到他", "contact", "三单元"));
            allowed += answer.statusCode() == 303 ? 1 : 0;
        }
        assertThat(allowed).isBetween(1, 10);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
        assertThat(answer.body()).contains("那天没有看到他", "三单元", "请过一分钟再点一次");
    }

    @Test
    void a_published_standard_never_changes() {
        var standard = standards.inForce(PLACE).orElseThrow();
        assertThat(defining.putKind(secretary, standard.id(),
            new KindTerms("sweep", "清扫楼道", null, 50, Kind.Per.TIME, null, null, true, false)))
            .isInstanceOf(Refused.class);
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> jdbc.sql("update points.kind set points = 50 where standard = :id")
                .param("id", standard.id()).update());
        assertThat(anybody().get("/points/" + PLACE + "/standard").body()).contains("清扫楼道");
    }

    @Test
    void a_claim_is_withdrawn_only_before_somebody_verified_it_and_sent_twice_is_one() {
        var person = town.person(PointsTown.phone());
        var key = RequestKey.fresh();
        var said = new Said(PLACE, kind("sweep").id(), TODAY, 0, "和邻居一起", List.of());
        long id = PointsTown.done(claiming.claim(PointsTown.resident(person), key, person, said));
        assertThat(PointsTown.done(claiming.claim(PointsTown.resident(person), key, person, said))).isEqualTo(id);
        assertThat(claiming.withdraw(PointsTown.resident(town.person(PointsTown.phone())), id))
            .isEqualTo(PointsOutcome.NOT_YOURS);
        PointsTown.done(claiming.withdraw(PointsTown.resident(person), id));
        assertThat(verifying.verify(clerk, id, 1)).isInstanceOf(Refused.class);
    }
}

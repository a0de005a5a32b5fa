package org.minsheng.household.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Requests.Kind;
import org.minsheng.household.internal.Requests.State;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.people.WordsAbout;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Who asks to be erased is gone from every module, is told so, and what the law keeps leads to nobody. */
class ErasureTests extends RunningServer {

    private static final String COMMUNITY = "520327001003";
    private static final Viewer SECRETARY = Town.staff(Role.COMMUNITY_SECRETARY, COMMUNITY);

    @Autowired
    HouseholdBook book;
    @Autowired
    OpeningHousehold opening;
    @Autowired
    AddingMember adding;
    @Autowired
    GivingCare giving;
    @Autowired
    Members members;
    @Autowired
    Requests requests;
    @Autowired
    DecidingRequest deciding;
    @Autowired
    Persons persons;

    @Test
    void an_erasure_works_from_the_phone_to_every_module() {
        var phone = Town.phone();
        var resident = newResident(phone.digits());
        var person = persons.byPhone(phone).orElseThrow();
        var home = household();
        var member = ((Done) adding.add(SECRETARY, home, version(home), new AddingMember.Wish(
            new PersonDetails("安志远", Town.number(LocalDate.of(1970, 1, 1)), phone, null, null), Relation.HEAD,
                Came.REGISTERED,
            LocalDate.of(2026, 1, 5), null))).id();
        giving.give(SECRETARY, home, version(home), member, "chronic-illness", ConsentWay.SIGNED_PAPER);
        var number = appeal(phone, "路灯不亮，请打13912345678找我安志远");
        var neighbours = appeal(Town.phone(), "安志远家的狗没有拴绳");

        var page = resident.get("/me/household").body();
        assertThat(page).contains("安志远", phone.digits(), "慢性病", "正在办理的诉求 1 件");
        assertThat(resident.get("/me/household/data.json").body())
            .contains("\"identityNumber\":\"52", "chronic-illness");
        assertThat(resident.post("/me/household/requests",
            Map.of("kind", "ERASURE", "requestKey", RequestKey.fresh().toString())).statusCode())
            .isEqualTo(422);
        resident.post("/me/household/requests",
            Map.of("kind", "ERASURE", "sure", "1", "requestKey", RequestKey.fresh().toString()));
        var request = requests.of(person).getFirst();
        assertThat(request.community()).isEqualTo(new AreaCode(COMMUNITY));
        assertThat(request.dueAt()).isAfter(request.filedAt().plusSeconds(15L * 24 * 3600));

        assertThat(deciding.decide(Town.staff(Role.COMMUNITY_SECRETARY, "520327001004"), request.id(), 0, true, ""))
            .isEqualTo(Outcome.NOT_YOURS);
        assertThat(deciding.decide(SECRETARY, request.id(), 0, true, "")).isInstanceOf(Outcome.Refused.class);
        withdraw(number, resident);
        assertThat(persons.mentions(person, new AreaCode(COMMUNITY), 50)).extracting(WordsAbout.Mention::title)
            .contains(neighbours)
            .doesNotContain(number);
        assertThat(client("tiyuchang").get("/console/data-requests/" + request.id()).body()).contains(neighbours);
        assertThat(deciding.decide(SECRETARY, request.id(), 0, true, "祝好")).isInstanceOf(Done.class);

        assertThat(requests.find(request.id()).orElseThrow().state()).isEqualTo(State.PARTLY);
        assertThat(persons.byPhone(phone)).isEmpty();
        assertThat(persons.masked(List.of(person)).get(person)).hasNoNullFieldsOrProperties()
            .extracting("name", "phone", "identityNumber")
            .containsExactly("", "", "");
        assertThat(members.ofPerson(person)).isEmpty();
        assertThat(book.find(home).orElseThrow().people()).isZero();
        assertThat(book.find(home).orElseThrow().careGroups()).isEmpty();
        var kept = jdbc.sql("select number, reporter, body from appeal.appeal where number = :number")
            .param("number", number)
            .query().singleRow();
        assertThat(kept).containsEntry("reporter", null).containsEntry("body", "路灯不亮，请打****找我****");
        assertThat(jdbc.sql("select count(*) from account.account where person = :id").param("id", person.value())
            .query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from notice.message where recipient = 'person:' || :id")
            .param("id", person.value())
            .query(Long.class).single()).isZero();
        assertThat(resident.get("/me/household").statusCode()).isEqualTo(303);
        assertThat(jdbc.sql("""
                select count(*)
                from notice.message
                where event = 'data-request:' || :id and recipient like 'phone:%'
                """)
            .param("id", request.id()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void a_correction_is_asked_withdrawn_and_asked_again_and_answered() {
        var phone = Town.phone();
        var resident = newResident(phone.digits());
        var person = persons.byPhone(phone).orElseThrow();
        var wish = Map.of("kind", "CORRECTION", "body", "名字写错了", "county", "520327", "requestKey",
            RequestKey.fresh().toString());
        resident.post("/me/household/requests", wish);
        resident.post("/me/household/requests", wish);
        assertThat(requests.of(person)).hasSize(1);
        var first = requests.of(person).getFirst();
        assertThat(first.kind()).isEqualTo(Kind.CORRECTION);
        resident.post("/me/household/requests/" + first.id() + "/withdrawal", Map.of());
        assertThat(requests.find(first.id()).orElseThrow().body()).isNull();
        resident.post("/me/household/requests",
            Map.of("kind", "CORRECTION", "body", "名字写错了", "county", "520327", "requestKey",
            RequestKey.fresh().toString()));
        var second = requests.of(person).getFirst();
        var county = Town.staff(Role.DESK_CLERK, "520327");
        assertThat(deciding.decide(county, second.id(), second.version(), false, ""))
            .isInstanceOf(Outcome.Refused.class);
        assertThat(deciding.decide(county, second.id(), second.version(), true, "已改")).isInstanceOf(Done.class);
        assertThat(deciding.decide(county, second.id(), second.version(), false, "又不改了"))
            .isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(resident.get("/me/household").body()).contains("已办", "已改");
        assertThat(newResident(Town.phone().digits()).post("/me/household/requests/" + second.id() + "/withdrawal",
            Map.of()).statusCode())
            .isEqualTo(303);
        assertThat(requests.find(second.id()).orElseThrow().state()).isEqualTo(State.DONE);
    }

    private HouseholdId household() {
        var door = jdbc.sql("""
                select code
                from area.place
                where code like '5203270010030001%' and level = 25 and retired_at is null
                order by code desc
                limit 1
                """)
            .query(String.class).single();
        return new HouseholdId(((Done) opening.open(SECRETARY, new AreaCode(door), Residence.OWNER, RequestKey.fresh()))
            .id());
    }

    private int version(HouseholdId home) {
        return book.find(home).orElseThrow().version();
    }

    /** Said at the desk by telephone, with a number in its words. */
    private String appeal(PhoneNumber phone, String words) {
        var answer = client("clerk")
            .post("/console/appeals", Map.of("requestKey", RequestKey.fresh().toString(), "channel", "HOTLINE", "kind",
            "HELP", "body", words, "place", "5203270010030001", "toldBy", "PAGE", "phone", phone.digits()));
        return answer.headers().firstValue("Location").orElseThrow()
            .replaceAll(".*/console/appeals/([^/]+)/receipt", "$1");
    }

    private void withdraw(String number, Client resident) {
        var tracking = jdbc.sql("select tracking from appeal.appeal where number = :number").param("number", number)
            .query(String.class).single();
        var version = jdbc.sql("select version from appeal.appeal where number = :number").param("number", number)
            .query(String.class).single();
        assertThat(resident.post("/t/" + tracking + "/withdrawal",
            Map.of("note", "好了", "version", version, "requestKey",
            RequestKey.fresh().toString())).statusCode()).isEqualTo(303);
    }
}

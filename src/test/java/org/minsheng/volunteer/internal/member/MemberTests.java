package org.minsheng.volunteer.internal.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.people.PersonErased;
import org.minsheng.people.Persons;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.MembersChanged;
import org.minsheng.volunteer.MembersChanged.Reported;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class MemberTests extends RunningServer {

    private static final AreaCode HERE = new AreaCode("520328004901");
    private static final AreaCode THERE = new AreaCode("520328004001");
    private static final MembershipBook.Told TOLD = new MembershipBook.Told(null, "某厂",
        List.of("repair"), List.of("HOLIDAYS"), "");

    @Autowired
    private AskingMembership asking;

    @Autowired
    private DecidingMembership deciding;

    @Autowired
    private LeavingMembership leaving;

    @Autowired
    private MembershipBook book;

    @Autowired
    private Persons persons;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ApplicationEvents told;

    private static Viewer secretary(AreaCode place) {
        return new Viewer(new AccountId(1), "书记", null,
            List.of(new Grant(Role.COMMUNITY_SECRETARY, new OrganisationId(0), place)));
    }

    private Viewer member(String phone) {
        var person = persons.withPhone(new PhoneNumber(phone), "龙小七");
        jdbc.sql("delete from volunteer.membership where person = :person").param("person", person.value()).update();
        return new Viewer(null, "", person, List.of());
    }

    private static PersonId person(Viewer viewer) {
        return java.util.Objects.requireNonNull(viewer.person());
    }

    private long asked(Viewer viewer, AreaCode place) {
        return ((Done) asking.ask(viewer, RequestKey.fresh(), place, TOLD, "")).id();
    }

    @Test
    void a_repeat_gives_the_first_answer_and_a_second_registration_waits_for_the_first() {
        var viewer = member("19800005111");
        var key = RequestKey.fresh();
        var first = asking.ask(viewer, key, HERE, TOLD, "");
        assertThat(asking.ask(viewer, key, HERE, TOLD, "")).isEqualTo(first);
        assertThat(asking.ask(viewer, RequestKey.fresh(), THERE, TOLD, "")).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.key()).isEqualTo("volunteer.member.refused.waits"));
        assertThat(asking.ask(viewer, RequestKey.fresh(), new AreaCode("520328999999"), TOLD, ""))
            .isInstanceOf(Refused.class);
    }

    @Test
    void only_the_own_community_decides_and_once() {
        long id = asked(member("19800005112"), HERE);
        assertThat(deciding.confirm(secretary(THERE), id, 0, null)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(deciding.refuse(secretary(HERE), id, 0, "不住在本社区")).isInstanceOf(Done.class);
        assertThat(deciding.confirm(secretary(HERE), id, 0, null)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(deciding.confirm(secretary(HERE), id, 1, null)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(book.find(id).orElseThrow().reason()).isEqualTo("不住在本社区");
    }

    @Test
    void who_moves_keeps_the_past_and_who_is_erased_leaves_none() {
        var viewer = member("19800005113");
        deciding.confirm(secretary(HERE), asked(viewer, HERE), 0, null);
        assertThat(asking.ask(viewer, RequestKey.fresh(), HERE, TOLD, "")).isInstanceOf(Refused.class);
        deciding.confirm(secretary(THERE), asked(viewer, THERE), 0, null);
        assertThat(book.of(person(viewer))).extracting(Membership::state)
            .containsExactly(MembershipState.CONFIRMED, MembershipState.MOVED);
        assertThat(book.standing(person(viewer)).orElseThrow().community()).isEqualTo(THERE);
        assertThat(leaving.leave(viewer, "")).isInstanceOf(Done.class);
        assertThat(leaving.leave(viewer, "")).isEqualTo(Outcome.CHANGED_MEANWHILE);
        var who = person(viewer);
        assertThat(told.stream(MembersChanged.class)).extracting(MembersChanged::came)
            .containsExactly(List.of(new Reported(who, HERE)),
                List.of(new Reported(who, THERE)), List.of());
        assertThat(told.stream(MembersChanged.class)).extracting(MembersChanged::went)
            .containsExactly(List.of(), List.of(who), List.of(who));
        events.publishEvent(new PersonErased(person(viewer), java.time.Instant.now()));
        assertThat(book.of(person(viewer))).isEmpty();
    }

    @Test
    void a_sheet_of_members_is_looked_through_written_and_taken_back() {
        var secretary = client("yingfu");
        var salt = "%05d".formatted(System.nanoTime() % 100_000);
        var head = List.of("党员姓名", "手机号码", "工作单位", "特长");
        var first = List.of("韦小" + salt, "19811" + salt + "1", "湄潭县财政局", "法律咨询、照护陪伴");
        var rows = List.of(head, first, List.of("韦二" + salt, "19811" + salt + "2", "某某工作室", ""),
            List.of("韦小" + salt, "19811" + salt + "1", "", ""), List.of("韦三" + salt, "12", "", ""),
            List.of("韦四" + salt, "19811" + salt + "4", "", "弹棉花"));
        var sheet = upload(secretary, rows);
        assertThat(secretary.get(sheet + "?state=NEW").body()).contains("湄潭县财政局", "法律咨询、照护陪伴", "没有对应到单位", "198****")
            .doesNotContain("19811" + salt);
        assertThat(secretary.get(sheet + "?state=WRONG").body()).contains("写了两次", "手机号没有写", "没有“弹棉花”这项特长");
        assertThat(secretary.get(sheet + "?state=WRONG").body()).contains("rows/6", "value=\"弹棉花\"");
        secretary.post(sheet + "/rows/5", Map.of("phone", "12345"));
        assertThat(secretary.get(sheet + "?state=WRONG").body()).as("still no number").contains("第 5 行还不对", "手机号没有写");
        secretary.post(sheet + "/rows/6", Map.of("skills", "法律咨询"));
        assertThat(secretary.get(sheet).body()).contains("第 6 行改好了", "新增 3 人");
        assertThat(secretary.get(sheet + "?state=NEW").body()).contains("韦**");
        assertThat(client("yingfu-clerk").post(sheet + "/rows/5", Map.of("phone", "19811" + salt + "5")).statusCode())
            .as("not the sender's").isEqualTo(303);
        assertThat(secretary.post(sheet + "/rows/99", Map.of("phone", "1")).statusCode()).isEqualTo(303);
        assertThat(members(salt)).isZero();
        assertThat(client("yingfu-clerk").get(sheet).statusCode()).as("whoever sent it").isEqualTo(404);
        secretary.post(sheet + "/confirmation", Map.of());
        secretary.post(sheet + "/confirmation", Map.of());
        assertThat(members(salt)).isEqualTo(3);
        secretary.post(sheet + "/rows/5", Map.of("phone", "19811" + salt + "5"));
        assertThat(persons.byPhone(new PhoneNumber("19811" + salt + "5")))
            .as("nothing is mended once it is written").isEmpty();
        assertThat(jdbc.sql("""
                select count(*)
                from volunteer.member_import_row
                where import = :id and (name_sealed is not null or phone_sealed is not null)
                """)
            .param("id", number(sheet)).query(Long.class).single()).as("names that are not needed any more").isZero();

        var again = upload(secretary, List.of(head, List.of(first.get(0), first.get(1), "湄潭县人民医院", ""),
            List.of("韦二" + salt, "19811" + salt + "2", "", "")));
        assertThat(secretary.get(again).body()).contains("更改 1 人", "一样 1 人", "原来：湄潭县财政局 法律咨询、照护陪伴");
        secretary.post(again + "/confirmation", Map.of());
        var person = persons.byPhone(new PhoneNumber(first.get(1))).orElseThrow();
        assertThat(book.standing(person).orElseThrow().skills()).as("what the sheet leaves empty stays")
            .containsExactlyInAnyOrder("legal", "care");
        var changed = book.standing(person).orElseThrow().unit();
        secretary.post(again + "/reversal", Map.of());
        assertThat(book.standing(person).orElseThrow().unit()).isNotEqualTo(changed);

        assertThat(secretary.get("/console/search?q=" + first.get(1)).body())
            .contains("/console/members/" + book.standing(person).orElseThrow().id()).contains("198****");
        assertThat(secretary.get("/console/search?q="
            + java.net.URLEncoder.encode(first.getFirst(), java.nio.charset.StandardCharsets.UTF_8)).body())
            .contains("/console/members/" + book.standing(person).orElseThrow().id());
        assertThat(client("tiyuchang").get("/console/search?q=" + first.get(1)).body()).as("another county")
            .doesNotContain("/console/members/");
        var unit = jdbc.sql("""
                select unit_name
                from volunteer.unit_registration
                where community = :community and state = 'CONFIRMED'
                limit 1
                """)
            .param("community", HERE.value()).query(String.class).single();
        assertThat(secretary.get("/console/search?q="
            + java.net.URLEncoder.encode(unit.substring(2), java.nio.charset.StandardCharsets.UTF_8)).body())
            .contains("/console/unit-registrations/");

        secretary.post(sheet + "/reversal", Map.of());
        assertThat(members(salt)).isZero();
        assertThat(book.of(person)).as("something was changed meanwhile").extracting(Membership::state)
            .containsExactly(MembershipState.LEFT);
        assertThat(persons.byPhone(new PhoneNumber("19811" + salt + "2"))).as("nobody else knew them").isEmpty();
    }

    @Test
    void what_a_column_means_can_be_said_by_hand() {
        var secretary = client("yingfu");
        var salt = "%05d".formatted(System.nanoTime() % 100_000);
        var mapping = upload(secretary, List.of(List.of("甲", "乙", "丙"),
            List.of("1", "蒙小" + salt, "19812" + salt + "1")));
        assertThat(mapping).endsWith("/mapping");
        assertThat(secretary.get(mapping.replace("/mapping", "")).statusCode())
            .as("back to the columns").isEqualTo(303);
        assertThat(secretary.get(mapping).body()).contains("蒙***", "198***").doesNotContain("19812" + salt);
        assertThat(secretary.post(mapping, Map.of("column0", "", "column1", "name", "column2", "name")).body())
            .contains("选了两次", "请指出哪一列是“手机号”");
        assertThat(secretary.post(mapping, Map.of("column0", "", "column1", "name", "column2", "phone")).statusCode())
            .isEqualTo(303);
        assertThat(secretary.get(mapping.replace("/mapping", "")).body()).contains("新增 1 人", "蒙**");
    }

    private static long number(String path) {
        return Long.parseLong(path.replaceAll("\\D", ""));
    }

    private long members(String salt) {
        return List.of("1", "2", "4").stream().map(last -> persons.byPhone(new PhoneNumber("19811" + salt + last)))
            .flatMap(java.util.Optional::stream)
            .filter(person -> book.standing(person).isPresent()).count();
    }

    private static String upload(Client client, List<List<String>> rows) {
        var text = rows.stream().map(row -> String.join(",", row)).collect(java.util.stream.Collectors.joining("\n"));
        var answer = client.post("/console/members/imports", Map.of(),
            List.of(new Client.Upload("file", "党员.csv", "text/csv",
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void a_wrong_form_keeps_what_was_typed_and_a_community_elsewhere_is_not_found() {
        var resident = resident("19800005114");
        var answer = resident.post("/me/volunteer/membership",
            Map.of("community", HERE.value(), "requestKey", RequestKey.fresh().toString(), "unit", "长".repeat(101)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("长".repeat(101));
        assertThat(client("tiyuchang").get("/console/members/poster?community=" + HERE.value()).statusCode())
            .isEqualTo(404);
    }
}

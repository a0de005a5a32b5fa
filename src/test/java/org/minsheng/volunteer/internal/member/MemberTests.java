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
import org.minsheng.testing.RunningServer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class MemberTests extends RunningServer {

    private static final AreaCode HERE = new AreaCode("520328004901");
    private static final AreaCode THERE = new AreaCode("520328004001");
    private static final MembershipBook.Told TOLD = new MembershipBook.Told(null, "某厂", List.of("repair"), List.of("HOLIDAYS"), "");

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

    private static Viewer secretary(AreaCode place) {
        return new Viewer(new AccountId(1), "书记", null, List.of(new Grant(Role.COMMUNITY_SECRETARY, new OrganisationId(0), place)));
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
        assertThat(asking.ask(viewer, RequestKey.fresh(), THERE, TOLD, "")).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("volunteer.member.refused.waits"));
        assertThat(asking.ask(viewer, RequestKey.fresh(), new AreaCode("520328999999"), TOLD, "")).isInstanceOf(Refused.class);
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
        assertThat(book.of(person(viewer))).extracting(Membership::state).containsExactly(MembershipState.CONFIRMED, MembershipState.MOVED);
        assertThat(book.standing(person(viewer)).orElseThrow().community()).isEqualTo(THERE);
        assertThat(leaving.leave(viewer, "")).isInstanceOf(Done.class);
        assertThat(leaving.leave(viewer, "")).isEqualTo(Outcome.CHANGED_MEANWHILE);
        events.publishEvent(new PersonErased(person(viewer), java.time.Instant.now()));
        assertThat(book.of(person(viewer))).isEmpty();
    }

    @Test
    void a_wrong_form_keeps_what_was_typed_and_a_community_elsewhere_is_not_found() {
        var resident = resident("19800005114");
        var answer = resident.post("/me/volunteer/membership", Map.of("community", HERE.value(), "requestKey", RequestKey.fresh().toString(), "unit", "长".repeat(101)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("长".repeat(101));
        assertThat(client("tiyuchang").get("/console/members/poster?community=" + HERE.value()).statusCode()).isEqualTo(404);
    }
}

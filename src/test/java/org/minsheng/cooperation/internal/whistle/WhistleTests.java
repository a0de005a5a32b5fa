package org.minsheng.cooperation.internal.whistle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.order.OrderGround;
import org.minsheng.cooperation.internal.whistle.ResponderTransitions.Action;
import org.minsheng.people.Persons;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;

/** Whistles: several responders, each with its own limit, marks and end. */
@Beside
class WhistleTests extends RunningServer {

    @Autowired
    private Whistling whistling;
    @Autowired
    private Responding responding;
    @Autowired
    private WatchingWhistles watching;
    @Autowired
    private Escalating escalating;
    @Autowired
    private WhistleBook book;
    @Autowired
    private ResponderBook responders;
    @Autowired
    private ConferenceBook conference;
    @Autowired
    private Attachments attachments;
    @Autowired
    private Persons persons;

    private OrderGround ground;

    @BeforeEach
    void ground() {
        ground = new OrderGround(jdbc, persons, 3);
    }

    private WhistleId whistle(Whistle.Urgency urgency, RequestKey key, Responder.Called... called) {
        var now = Instant.now();
        var call = new Whistle.Call(ground.community, "东门", urgency, "地下室积水", "请带抽水泵", null,
            now.plus(Duration.ofHours(1)), now.plus(Duration.ofDays(2)));
        return new WhistleId(
            ((Outcome.Done) whistling.whistle(ground.secretary(), key, ground.community, call, List.of(called))).id());
    }

    private Responder.Called unit(int n) {
        return new Responder.Called(Responder.Kind.UNIT, ground.units.get(n), null, "单位" + n, "抽水");
    }

    private static Responding.Wish wish(Action action, String note, List<AttachmentId> photos) {
        return new Responding.Wish(action, note, "小区东门", new GeoPoint(107.5, 27.7), 60, 5, 4, photos);
    }

    private AttachmentId photo() {
        return ((Keeping.Kept) attachments.keepPhoto(new ByteArrayInputStream(Views.png(9, 64, 0)), "p.png", false))
            .attachment().id();
    }

    private void take(Viewer viewer, Responder one, Action action) {
        assertThat(responding.take(viewer, one.id(), wish(action, "办了",
            action == Action.FINISH ? List.of(photo()) : List.of()))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void each_action_leads_from_a_state_to_one_other() {
        for (var state : ResponderState.values()) {
            for (var action : Action.values()) {
                assertThat(ResponderTransitions.table().stream()
                    .filter(edge -> edge.from() == state && edge.action() == action).count()).isLessThanOrEqualTo(1);
            }
        }
        assertThat(ResponderTransitions.table().stream().filter(edge -> edge.from() == ResponderState.MARKED))
            .isEmpty();
    }

    @Test
    void each_responder_is_timed_and_appraised_on_its_own() {
        var member = ground.member(0);
        var key = RequestKey.fresh();
        var called = new Responder.Called[] {unit(0), unit(1),
            new Responder.Called(Responder.Kind.MEMBER, null, member, "试*", "")};
        var id = whistle(Whistle.Urgency.ORDINARY, key, called);
        assertThat(whistle(Whistle.Urgency.ORDINARY, key, called)).isEqualTo(id);
        var all = responders.of(id);
        var person = all.stream().filter(one -> one.person() != null).findFirst().orElseThrow();
        var first = all.stream().filter(one -> ground.units.getFirst().equals(one.organisation()))
            .findFirst().orElseThrow();
        take(ground.liaison(0), first, Action.REPORT);
        take(OrderGround.as(member), person, Action.REPORT);
        assertThat(responding.take(ground.liaison(1), first.id(), wish(Action.FINISH, "不是我的", List.of(photo()))))
            .isInstanceOf(Outcome.Refused.class);
        assertThat(responding.take(ground.liaison(0), first.id(), wish(Action.FINISH, "没有照片", List.of())))
            .isInstanceOf(Outcome.Refused.class);
        take(ground.liaison(0), first, Action.FINISH);
        var until = book.find(id).orElseThrow().call().reportBy();
        assertThat(jdbc.sql("""
                select count(*)
                from shared.scheduled_tasks
                where task_name = 'cooperation-whistle' and task_instance = :instance
                """)
            .param("instance", id.value() + ":" + until.getEpochSecond()).query(Long.class).single()).isEqualTo(1);
        assertThat(watching.look(id, until.minusSeconds(1))).isFalse();
        assertThat(watching.look(id, until)).isTrue();
        assertThat(watching.look(id, until)).isFalse();
        assertThat(responders.of(id)).extracting(Responder::state)
            .containsExactlyInAnyOrder(ResponderState.DONE, ResponderState.ABSENT, ResponderState.REPORTED);
        assertThat(conference.of(id)).isEmpty();
        take(ground.secretary(), first, Action.MARK);
        assertThat(responders.find(first.id()).orElseThrow().mark().result()).isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from volunteer.deed where source = :source and kind = 'whistle'")
            .param("source", id.subject())
            .query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void when_nobody_comes_it_is_on_the_list_of_the_county_and_one_who_comes_late_is_still_welcome() {
        var id = whistle(Whistle.Urgency.ORDINARY, RequestKey.fresh(), unit(0), unit(1));
        var until = book.find(id).orElseThrow().call().reportBy();
        watching.look(id, until);
        assertThat(conference.of(id)).hasValueSatisfying(item -> assertThat(item.reason())
            .isEqualTo(ConferenceItem.Reason.NOBODY_CAME));
        assertThat(book.find(id).orElseThrow().escalatedAt()).isNotNull();
        take(ground.liaison(0), responders.of(id).getFirst(), Action.REPORT);
        assertThat(responders.of(id).getFirst().missed()).isTrue();
        assertThat(escalating.byHand(ground.secretary(), id, "再提交")).isInstanceOf(Outcome.Refused.class);
        assertThat(escalating.decide(ground.secretary(), conference.of(id).orElseThrow().id(), "我来定"))
            .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void an_emergency_rings_until_somebody_has_heard_it() {
        var id = whistle(Whistle.Urgency.EMERGENCY, RequestKey.fresh(), unit(0));
        assertThat(book.ringing(List.of(ground.community), 10)).extracting(Whistle::id).containsExactly(id);
        assertThat(escalating.acknowledge(ground.liaison(1), id)).isInstanceOf(Outcome.Refused.class);
        assertThat(escalating.acknowledge(ground.secretary(), id)).isInstanceOf(Outcome.Done.class);
        assertThat(book.ringing(List.of(ground.community), 10)).isEmpty();
    }

    @Test
    void an_emergency_goes_to_the_phones_of_who_is_called_and_of_who_is_on_duty() {
        var member = ground.member(0);
        long account = jdbc.sql("select id from account.account where username = 'ziying'").query(Long.class).single();
        var own = ground.person();
        boolean linked = jdbc.sql("""
                insert into account.phone (account, person, linked_at)
                values (:account, :person, now())
                on conflict do nothing
                """)
            .param("account", account).param("person", own.value()).update() == 1;
        try {
            var id = whistle(Whistle.Urgency.EMERGENCY, RequestKey.fresh(),
                new Responder.Called(Responder.Kind.MEMBER, null, member, "试*", ""));
            assertThat(phones("cooperation-responder:" + responders.of(id).getFirst().id() + ":CALLED"))
                .containsExactly("person:" + member.value());
            if (linked) {
                assertThat(phones("staff:cooperation-whistle-duty:" + id.value()))
                    .containsExactly("person:" + own.value());
            }
            var calm = whistle(Whistle.Urgency.ORDINARY, RequestKey.fresh(), unit(0));
            assertThat(phones("staff:cooperation-whistle-duty:" + calm.value())).isEmpty();
        } finally {
            if (linked) {
                jdbc.sql("delete from account.phone where account = :account").param("account", account).update();
            }
        }
    }

    private List<String> phones(String event) {
        return jdbc.sql("select recipient from notice.message where event = :event and urgent").param("event", event)
            .query(String.class).list();
    }

    @Test
    void who_has_heard_an_emergency_is_named() {
        var id = whistle(Whistle.Urgency.EMERGENCY, RequestKey.fresh(), unit(0));
        assertThat(escalating.acknowledge(ground.secretary(), id)).isInstanceOf(Outcome.Done.class);
        assertThat(book.find(id).orElseThrow().acknowledgedByName()).isEqualTo("书记");
    }

    @Test
    void only_those_who_lead_the_place_whistle_there() {
        var now = Instant.now();
        var call = new Whistle.Call(ground.community, "", Whistle.Urgency.ORDINARY, "试", "试", null,
            now.plus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
        assertThat(whistling.whistle(ground.liaison(0), RequestKey.fresh(), ground.community, call, List.of(unit(0))))
            .isInstanceOf(Outcome.Refused.class);
        assertThat(whistling.whistle(ground.secretary(), RequestKey.fresh(), ground.community, call, List.of()))
            .isInstanceOf(Outcome.Refused.class);
    }
}

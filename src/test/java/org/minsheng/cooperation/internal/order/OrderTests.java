package org.minsheng.cooperation.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.minsheng.testing.Views;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders, with threads that want the same one and timers fired at moments of our own. */
@Beside
class OrderTests extends RunningServer {

    @Autowired
    private PlacingOrder placing;
    @Autowired
    private TakingOrderStep taking;
    @Autowired
    private WatchingOrders watching;
    @Autowired
    private ShowingOrder showing;
    @Autowired
    private Suggesting suggesting;
    @Autowired
    private OrderRuleBook rules;
    @Autowired
    private SettingOrderRule setting;
    @Autowired
    private CallingOrderer calling;
    @Autowired
    private OrderBook book;
    @Autowired
    private OrderParties parties;
    @Autowired
    private Attachments attachments;
    @Autowired
    private Persons persons;
    @Autowired
    private TransactionTemplate transactions;

    private OrderGround ground;

    @BeforeEach
    void ground() {
        ground = new OrderGround(jdbc, persons, 8);
    }

    private Outcome take(Viewer viewer, OrderId id, OrderWish wish) {
        return taking.take(viewer, id, RequestKey.fresh(), wish);
    }

    private Order.Work work(OrderId id) {
        return book.find(id).orElseThrow().work();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private static void refused(Outcome outcome, String key) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class,
            refused -> assertThat(refused.why().key()).isEqualTo(key));
    }

    private AttachmentId photo() {
        return ((Keeping.Kept) attachments.keepPhoto(new ByteArrayInputStream(Views.png(7, 64, 0)), "after.png", false))
            .attachment().id();
    }

    private OrderWish finish() {
        return new OrderWish(OrderAction.FINISH, null, null, "换了龙头", 45, null, List.of(), List.of(photo()));
    }

    private static OrderWish rate(int stars) {
        return new OrderWish(OrderAction.CONFIRM, null, null, "谢谢", 0, stars, List.of(), List.of());
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(32)) {
            var answers = new ArrayList<T>();
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    @Test
    void of_thirty_two_who_claim_at_once_exactly_one_has_it() throws Exception {
        var id = ground.order(placing, ground.person());
        done(take(ground.secretary(), id, OrderWish.of(OrderAction.OFFER, "")));
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int n = 0; n < 32; n++) {
            var viewer = n % 2 == 0 ? ground.liaison(n / 2 % 8) : OrderGround.as(ground.member(n / 2 % 8));
            calls.add(() -> take(viewer, id, OrderWish.of(OrderAction.CLAIM, "")));
        }
        var answers = all(calls);
        assertThat(answers).filteredOn(answer -> answer instanceof Outcome.Done).hasSize(1);
        answers.stream().filter(answer -> answer instanceof Outcome.Refused)
            .forEach(answer -> refused(answer, "cooperation.order.refused.claimed"));
        assertThat(book.steps(id)).filteredOn(step -> step.action() == OrderAction.CLAIM).hasSize(1);
        assertThat(work(id).unit() != null || work(id).member() != null).isTrue();
    }

    @Test
    void of_forty_orders_rotated_at_once_each_of_eight_units_has_five() throws Exception {
        var resident = new ArrayList<OrderId>();
        for (int n = 0; n < 40; n++) {
            resident.add(ground.order(placing, ground.person()));
        }
        all(resident.stream().<Callable<Outcome>>map(id -> () -> take(ground.secretary(), id,
            OrderWish.of(OrderAction.ROTATE, ""))).toList())
            .forEach(OrderTests::done);
        Map<OrganisationId, Integer> turns = new HashMap<>();
        resident.forEach(id -> turns.merge(Objects.requireNonNull(work(id).unit()), 1, Integer::sum));
        assertThat(turns.keySet()).containsExactlyInAnyOrderElementsOf(ground.units);
        assertThat(turns.values()).containsOnly(5);
    }

    @Test
    void a_unit_that_gave_an_order_back_is_not_in_turn_for_it_again() {
        var id = ground.order(placing, ground.person());
        var seen = new ArrayList<OrganisationId>();
        for (int n = 0; n < 8; n++) {
            done(take(ground.secretary(), id, OrderWish.of(OrderAction.ROTATE, "")));
            var unit = Objects.requireNonNull(work(id).unit());
            assertThat(seen).doesNotContain(unit);
            seen.add(unit);
            done(take(ground.liaison(ground.units.indexOf(unit)), id, OrderWish.of(OrderAction.DECLINE, "人手不够")));
        }
        refused(take(ground.secretary(), id, OrderWish.of(OrderAction.ROTATE, "")),
            "cooperation.order.refused.nobody-in-turn");
        assertThat(work(id).cameBack()).isEqualTo(8);
    }

    @Test
    void a_whole_order_becomes_a_deed_of_the_member_that_also_counts_for_the_unit() {
        var resident = ground.person();
        var member = ground.member(0);
        var id = ground.order(placing, resident);
        done(take(ground.secretary(), id, OrderWish.assign(ground.units.getFirst())));
        refused(take(ground.liaison(1), id, OrderWish.of(OrderAction.ACCEPT, "")), "cooperation.refused.not-yours");
        done(take(ground.liaison(0), id, OrderWish.of(OrderAction.ACCEPT, "")));
        refused(take(ground.liaison(0), id, OrderWish.to(OrderAction.PASS_ON, ground.member(1))),
            "cooperation.order.refused.no-member");
        done(take(ground.liaison(0), id, OrderWish.to(OrderAction.PASS_ON, member)));
        done(take(OrderGround.as(member), id, OrderWish.of(OrderAction.TAKE_UP, "")));
        refused(take(OrderGround.as(member), id,
            new OrderWish(OrderAction.FINISH, null, null, "好了", 10, null, List.of(), List.of())),
            "cooperation.order.refused.no-photo");
        done(take(OrderGround.as(member), id, finish()));
        refused(take(OrderGround.as(member), id, rate(5)), "cooperation.refused.not-yours");
        var key = RequestKey.fresh();
        done(taking.take(OrderGround.as(resident), id, key, rate(5)));
        done(taking.take(OrderGround.as(resident), id, key, rate(1)));
        assertThat(work(id).rating()).isEqualTo(5);
        assertThat(jdbc.sql("""
                select count(*)
                from volunteer.deed
                where source = :source and person = :person and unit = :unit and minutes = 45
                """)
            .param("source", id.subject()).param("person", member.value())
            .param("unit", ground.units.getFirst().value()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void who_does_not_accept_in_time_loses_it_to_the_dispatcher_and_a_member_to_the_unit() {
        var id = ground.order(placing, ground.person());
        done(take(ground.secretary(), id, OrderWish.assign(ground.units.getFirst())));
        var until = Objects.requireNonNull(work(id).acceptBy());
        assertThat(timers(id, until)).isEqualTo(1);
        assertThat(watching.look(id, until.minusSeconds(1))).isFalse();
        assertThat(watching.look(id, until)).isTrue();
        assertThat(work(id).state()).isEqualTo(OrderState.PLACED);
        assertThat(work(id).unit()).isNull();
        assertThat(watching.look(id, until)).isFalse();
        done(take(ground.secretary(), id, OrderWish.assign(ground.units.get(1))));
        done(take(ground.liaison(1), id, OrderWish.of(OrderAction.ACCEPT, "")));
        done(take(ground.liaison(1), id, OrderWish.to(OrderAction.PASS_ON, ground.member(1))));
        watching.look(id, Objects.requireNonNull(work(id).acceptBy()));
        assertThat(work(id).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(work(id).unit()).isEqualTo(ground.units.get(1));
        assertThat(work(id).member()).isNull();
    }

    private long timers(OrderId id, Instant at) {
        return jdbc.sql("""
                select count(*)
                from shared.scheduled_tasks
                where task_name = 'cooperation-order' and task_instance = :instance
                """)
            .param("instance", id.value() + ":" + at.getEpochSecond()).query(Long.class).single();
    }

    @Test
    void what_is_not_done_in_time_is_overdue_once_and_silence_confirms_in_the_end() {
        var id = ground.order(placing, ground.person());
        assertThat(timers(id, work(id).dueAt())).isEqualTo(1);
        assertThat(watching.look(id, work(id).dueAt())).isTrue();
        assertThat(work(id).overdueSince()).isEqualTo(work(id).dueAt());
        assertThat(watching.look(id, work(id).dueAt())).isFalse();
        done(take(ground.secretary(), id, OrderWish.assign(ground.units.getFirst())));
        done(take(ground.liaison(0), id, OrderWish.of(OrderAction.ACCEPT, "")));
        done(take(ground.liaison(0), id, finish()));
        var until = Objects.requireNonNull(work(id).confirmBy());
        assertThat(watching.look(id, until)).isTrue();
        assertThat(work(id).state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(work(id).rating()).isNull();
    }

    @Test
    void a_substitute_and_a_no_show_send_it_back_to_the_unit_and_are_remembered() {
        var resident = ground.person();
        var first = ground.member(0);
        var second = ground.member(0);
        var id = ground.order(placing, resident);
        done(take(ground.secretary(), id, OrderWish.assign(ground.units.getFirst())));
        done(take(ground.liaison(0), id, OrderWish.of(OrderAction.ACCEPT, "")));
        done(take(ground.liaison(0), id, OrderWish.to(OrderAction.PASS_ON, first)));
        done(take(OrderGround.as(first), id, OrderWish.of(OrderAction.TAKE_UP, "")));
        refused(take(OrderGround.as(first), id, OrderWish.of(OrderAction.SUBSTITUTE, "")), "form.required");
        done(take(OrderGround.as(first), id, OrderWish.of(OrderAction.SUBSTITUTE, "出差")));
        assertThat(work(id).state()).isEqualTo(OrderState.ACCEPTED);
        done(take(ground.liaison(0), id, OrderWish.to(OrderAction.PASS_ON, second)));
        done(take(OrderGround.as(second), id, OrderWish.of(OrderAction.TAKE_UP, "")));
        done(take(OrderGround.as(resident), id, OrderWish.of(OrderAction.NO_SHOW, "等了一上午")));
        assertThat(work(id).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(book.steps(id)).filteredOn(step -> step.action() == OrderAction.NO_SHOW).singleElement()
            .satisfies(step -> assertThat(step.member()).isEqualTo(second));
        done(take(OrderGround.as(resident), id, OrderWish.of(OrderAction.CANCEL, "不用了")));
        assertThat(work(id).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void strangers_see_nothing_claimants_no_address_and_the_wall_only_what_a_clerk_chose() {
        var resident = ground.person();
        var id = ground.order(placing, resident);
        var order = book.find(id).orElseThrow();
        var stranger = OrderGround.as(ground.person());
        assertThat(parties.maySee(stranger, order)).isFalse();
        assertThat(parties.maySee(ground.liaison(0), order)).isFalse();
        done(take(ground.secretary(), id, OrderWish.of(OrderAction.OFFER, "")));
        order = book.find(id).orElseThrow();
        assertThat(parties.maySee(ground.liaison(0), order)).isTrue();
        assertThat(OrderParties.seesDetail(parties.of(ground.liaison(0), order), ground.liaison(0), order)).isFalse();
        done(take(ground.liaison(0), id, OrderWish.of(OrderAction.CLAIM, "")));
        done(take(ground.liaison(0), id, finish()));
        refused(showing.show(ground.secretary(), id, "修好了", "换了龙头", List.of()), "cooperation.order.refused.no-consent");
        done(take(OrderGround.as(resident), id, rate(4)));
        var photo = attachments.of(order.after()).getFirst().id();
        refused(showing.show(ground.liaison(0), id, "修好了", "换了龙头", List.of(photo)), "cooperation.refused.not-yours");
        done(showing.show(ground.secretary(), id, "修好了", "换了龙头", List.of(photo, photo())));
        assertThat(book.find(id).orElseThrow().told().photos()).containsExactly(photo);
        assertThat(anybody().get("/attachments/" + photo).statusCode()).isEqualTo(200);
        done(showing.consent(OrderGround.as(resident), id, false));
        assertThat(book.find(id).orElseThrow().told().at()).isNull();
        assertThat(anybody().get("/attachments/" + photo).statusCode()).isNotEqualTo(200);
    }

    @Test
    void everybody_who_could_claim_it_is_told_once_however_often_it_is_opened() {
        var resident = ground.person();
        var skilled = ground.member(0);
        var other = ground.member(1);
        jdbc.sql("update volunteer.membership set skills = '{legal}' where person = :person")
            .param("person", other.value()).update();
        var id = ground.order(placing, resident);
        for (int times = 0; times < 2; times++) {
            done(take(ground.secretary(), id, OrderWish.of(OrderAction.OFFER, "")));
            watching.look(id, Objects.requireNonNull(work(id).acceptBy()));
            assertThat(work(id).state()).isEqualTo(OrderState.PLACED);
        }
        assertThat(told(id, skilled)).isEqualTo(1);
        assertThat(told(id, other)).as("somebody else has the skill").isZero();
        assertThat(told(id, resident)).isZero();
    }

    private long told(OrderId id, PersonId person) {
        return jdbc.sql("select count(*) from notice.message where event = :event and recipient = :recipient")
            .param("event", "cooperation-order:" + id.value() + ":member-OFFERED")
            .param("recipient", "person:" + person.value()).query(Long.class).single();
    }

    @Test
    void whoever_lives_nearest_is_suggested_first_and_the_screen_says_how_near() {
        var far = ground.member(0);
        var near = ground.member(0);
        jdbc.sql("""
                with home as (
                    insert into household.household (door, residence, request_key, since, changed_at)
                    values (:door, 'OWNER', gen_random_uuid(), now(), now())
                    returning id, door
                )
                insert into household.member (household, person, relation, came, since, door)
                select id, :person, 'HEAD', 'REGISTERED', current_date, door from home
                """)
            .param("door", ground.community.value() + "0001003020501").param("person", near.value()).update();
        var wanted = new Order.Wanted(new AreaCode(ground.community.value() + "0001003"), "", Order.Orderer.COMMUNITY,
            null, null, "社区", null, null, null, ServiceKind.REPAIR, "修楼道灯", "", null, false);
        var id = new OrderId(((Outcome.Done) placing.place(ground.secretary(), RequestKey.fresh(),
            ground.community, wanted, List.of())).id());
        var suggested = suggesting.members(book.find(id).orElseThrow());
        assertThat(suggested).extracting(one -> one.member().person()).startsWith(near, far);
        assertThat(suggested).extracting(Suggesting.Person::near).startsWith(Near.BUILDING, Near.COMMUNITY);
        assertThat(suggesting.units(book.find(id).orElseThrow())).extracting(Suggesting.Unit::near)
            .containsOnly(Near.COMMUNITY);
    }

    @Test
    void only_who_has_the_order_in_hand_can_call_and_each_look_is_kept() {
        var resident = ground.person();
        var member = OrderGround.as(ground.member(0));
        var id = ground.order(placing, resident);
        done(take(ground.secretary(), id, OrderWish.of(OrderAction.OFFER, "")));
        assertThat(calling.call(member, id)).isEmpty();
        done(take(member, id, OrderWish.of(OrderAction.CLAIM, "")));
        assertThat(calling.call(member, id)).isEqualTo(persons.phoneForDelivery(resident)).isPresent();
        assertThat(calling.call(OrderGround.as(ground.member(0)), id)).isEmpty();
        done(take(member, id, finish()));
        assertThat(calling.call(member, id)).isEmpty();
        assertThat(
            jdbc.sql("select actor || ' ' || field || ' ' || reason from people.unmasking where person_id = :person")
                .param("person", resident.value())
            .query(String.class).list()).containsExactly(member.actor() + " PHONE order:" + id.value());
    }

    @Test
    void a_unit_orders_what_another_does_and_confirms_it_itself() {
        var liaison = client("yiyuan");
        assertThat(liaison.get("/console/orders/new").body()).contains("value=\"520327001003\"", "体育场社区");
        var title = "请人修诊室的灯" + System.nanoTime();
        var typed = new HashMap<>(Map.of("requestKey", RequestKey.fresh().toString(), "community", "520327001003",
            "place", "520327001003", "kind", "REPAIR",
            "title", "", "text", "三楼两盏不亮"));
        assertThat(liaison.post("/console/orders", typed).body()).contains("三楼两盏不亮", "请填写");
        typed.put("title", title);
        assertThat(liaison.post("/console/orders", typed).statusCode()).isEqualTo(303);
        liaison.post("/console/orders", typed);
        var id = new OrderId(jdbc.sql("select id from cooperation.service_order where title = :title")
            .param("title", title).query(Long.class).single());
        var order = book.find(id).orElseThrow();
        assertThat(order.wanted().orderer()).isEqualTo(Order.Orderer.UNIT);
        assertThat(client("tiyuchang").get(order.path()).body()).contains("凤冈县人民医院", title);
        assertThat(client("caizheng").get(order.path()).statusCode()).isEqualTo(404);
        typed.put("community", "520328004901");
        typed.put("requestKey", RequestKey.fresh().toString());
        assertThat(liaison.post("/console/orders", typed).statusCode()).as("where it has no agreement").isEqualTo(422);
        step(client("tiyuchang"), order, Map.of("action", "OFFER"));
        assertThat(step(liaison, order, Map.of("action", "CLAIM"))).as("nobody claims the own order").isEqualTo(422);
        assertThat(bells(id)).as("nobody is told of the own order").isZero();
        assertThat(step(liaison, order, Map.of("action", "CANCEL", "CANCEL-note", "电工自己修好了"))).isEqualTo(303);
        assertThat(work(id).state()).isEqualTo(OrderState.CANCELLED);

        typed.putAll(Map.of("community", "520327001003", "requestKey", RequestKey.fresh().toString(),
            "title", title + "2"));
        assertThat(client("tiyuchang").post("/console/orders", typed).statusCode()).isEqualTo(303);
        var open = new OrderId(jdbc.sql("select id from cooperation.service_order where title = :title")
            .param("title", title + "2").query(Long.class).single());
        step(client("tiyuchang"), book.find(open).orElseThrow(), Map.of("action", "OFFER"));
        assertThat(bells(open)).as("the liaison of the unit that has signed").isEqualTo(1);
        assertThat(step(liaison, book.find(open).orElseThrow(), Map.of("action", "CLAIM"))).isEqualTo(303);
    }

    private long bells(OrderId id) {
        return jdbc.sql("select count(*) from notice.staff_notice where event = :event")
            .param("event", "cooperation-order:" + id.value() + ":unit-OFFERED")
            .query(Long.class).single();
    }

    private static int step(Client client, Order order, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("requestKey", RequestKey.fresh().toString());
        return client.post(order.path() + "/steps", form, List.of()).statusCode();
    }

    @Test
    void a_county_sets_its_own_limits_and_orders_that_run_keep_theirs() {
        var before = rules.of(ground.community.county());
        var leader = new Viewer(null, "县领导", null,
            List.of(new Grant(Role.COUNTY_LEADER, new OrganisationId(1), ground.community.county())));
        var running = ground.order(placing, ground.person());
        var due = work(running).dueAt();
        try {
            assertThat(setting.set(ground.secretary(), ground.community.county(),
                new OrderRule(2, 3, 4, before.version()))).isInstanceOf(Outcome.Refused.class);
            done(setting.set(leader, ground.community.county(), new OrderRule(2, 3, 4, before.version())));
            assertThat(setting.set(leader, ground.community.county(), new OrderRule(9, 9, 9, before.version())))
                .as("stale").isInstanceOf(Outcome.Refused.class);
            var id = ground.order(placing, ground.person());
            var placed = book.find(id).orElseThrow().placedAt();
            assertThat(work(id).dueAt()).isBetween(placed.plus(Duration.ofDays(3)).minusSeconds(60),
                placed.plus(Duration.ofDays(4)));
            done(take(ground.secretary(), id, OrderWish.assign(ground.units.getFirst())));
            assertThat(Objects.requireNonNull(work(id).acceptBy()))
                .isBefore(Instant.now().plus(Duration.ofHours(2)).plusSeconds(1));
            assertThat(work(running).dueAt()).isEqualTo(due);
            assertThat(rules.of(new AreaCode("520327")).doneDays()).as("another county")
                .isEqualTo(OrderRule.USUAL.doneDays());
        } finally {
            setting.set(leader, ground.community.county(),
                new OrderRule(before.acceptHours(), before.doneDays(), before.confirmDays(), before.version() + 1));
        }
        assertThat(client("leader").post("/console/orders/rules",
            Map.of("county", "520327", "accept", "0", "done", "7", "confirm", "5", "version", "0")).statusCode())
            .isEqualTo(422);
    }

    @Test
    void an_erased_person_leaves_orders_without_a_name() {
        PersonId resident = ground.person();
        var id = ground.order(placing, resident);
        transactions.executeWithoutResult(status -> persons.erase(Viewer.SYSTEM, resident, "试验"));
        var order = book.find(id).orElseThrow();
        assertThat(order.wanted().person()).isNull();
        assertThat(order.wanted().placeDetail()).isEmpty();
    }
}

package org.minsheng.exchange.internal.workorders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.account.Integrations;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealAnswer;
import org.minsheng.appeal.AppealEntry;
import org.minsheng.appeal.AppealFiling;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealWish;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.Verdict;
import org.minsheng.exchange.internal.ExchangeFixture;
import org.minsheng.exchange.internal.Receiver;
import org.minsheng.organisation.Post;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two systems hold the same matter and agree on it, whatever the line between them does. */
class WorkOrderTests extends ExchangeFixture {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Appeals appeals;
    @Autowired
    Posts posts;
    @Autowired
    PeerBook peers;
    @Autowired
    OrderBook orders;
    @Autowired
    Integrations integrations;
    @Autowired
    Vault vault;

    private final long seed = System.nanoTime();
    private final Viewer clerk = new Viewer(new AccountId(800_001), "值班员", null,
        List.of(new Grant(Role.DESK_CLERK, new OrganisationId(0), new AreaCode(COMMUNITY))));
    private final Set<String> numbers = new HashSet<>();
    private PeerSystem system;
    private Peer peer;
    private Post post;
    private AreaCode compound = new AreaCode(COMMUNITY);
    private String token = "";

    @BeforeEach
    void connect() {
        compound = new AreaCode(jdbc.sql("select code from area.place where name = '凤凰苑' and length(code) = 16")
            .query(String.class).single());
        post = ((Responsibility.Held) posts.responsible("property", compound, Tier.COMPOUND)).post();
        system = new PeerSystem(base(), new Random(seed));
        token = integration("物业热线 " + seed, post.organisation().value(), compound.value(), "workorders:read",
            "workorders:write").token();
        var integration = integrations.byToken(token).orElseThrow();
        long id = peers.add(RequestKey.fresh(), "物业热线", system.receiver.url(), vault.seal("their-key"),
            integration, true, true, Instant.now())
            .orElseThrow();
        peer = peers.byId(id).orElseThrow();
    }

    @AfterEach
    void part() {
        peers.end(peer.id(), Instant.now());
        system.close();
    }

    @Test
    void an_order_of_theirs_becomes_one_appeal_however_often_it_is_sent() throws Exception {
        var order = order("G-" + seed, "小区门口积水");
        var first = system.give(token, order);
        var second = system.give(token, order);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        var appeal = appeals.find(clerk, json(first.body()).get("appeal").asString()).orElseThrow();
        assertThat(json(second.body()).get("appeal").asString()).isEqualTo(appeal.number());
        assertThat(appeal.channel()).isEqualTo(Channel.WORK_ORDER);
        assertThat(appeal.text()).isEqualTo("小区门口积水");
        var status = system.ask(token, "G-" + seed);
        assertThat(json(status.body()).at("/status/state").asString()).isEqualTo("FILED");
        assertThat(status.body()).doesNotContain("13800003333").doesNotContain("王五");
        assertThat(jdbc.sql("select count(*) from appeal.appeal where origin = :peer")
            .param("peer", "peer:" + peer.id()).query(Long.class).single())
            .isEqualTo(1);
    }

    @Test
    void our_steps_reach_them_in_order_and_their_word_closes_the_matter() throws Exception {
        var number = "G-" + seed;
        system.orders.put(number, new PeerSystem.Order(number, true));
        var appeal = json(system.give(token, order(number, "电梯异响")).body()).get("appeal").asString();
        take(appeal, AppealWish.of(AppealAction.ACCEPT, ""));
        take(appeal, AppealWish.of(AppealAction.ANSWER, "已经检修。"));
        await("the answer has reached them", () -> theirs(number).heard.equals(List.of("ACCEPTED", "ANSWERED")));
        system.speak(token);
        assertThat(state(appeal)).isEqualTo(AppealState.CLOSED);
        assertThat(system.isQuiet()).isTrue();
        assertThat(system.receiver.received.getFirst().header("Authorization")).isEqualTo("Bearer their-key");
    }

    @Test
    void an_order_of_theirs_that_we_merge_hears_the_answer_and_the_verdict_of_the_one_that_goes_on() throws Exception {
        var number = "G-" + seed;
        system.orders.put(number, new PeerSystem.Order(number, true));
        var merged = json(system.give(token, order(number, "电梯又坏了")).body()).get("appeal").asString();
        var lead = ((AppealFiling.Filed) appeals.file(clerk,
            new NewAppeal(RequestKey.fresh(), AppealKind.COMPLAINT, Channel.DESK, "",
                "电梯停了 " + UUID.randomUUID(), null, compound, "", null, null, false, null, false, false,
                ToldBy.PAGE, List.of()))).number();
        take(merged, new AppealWish(AppealAction.MERGE, "", null, null, null, null, "", "", "", "", null, lead));
        take(lead, AppealWish.of(AppealAction.ACCEPT, ""));
        take(lead, new AppealWish(AppealAction.ANSWER, "王五：您家3栋的电梯已经检修。", null, null, null, null, "", "",
            "电梯", "电梯已经检修。", null, ""));
        await("the answer has reached them", () ->
            theirs(number).heard.equals(List.of("UPDATED", "ACCEPTED", "ANSWERED")));
        assertThat(theirs(number).last.get("note").asString()).isEqualTo("电梯已经检修。");
        var caller = new Viewer(new AccountId(800_002), "回访员", null, clerk.grants());
        var answered = appeals.find(caller, lead).orElseThrow();
        appeals.take(caller, lead, answered.version(), RequestKey.fresh(),
            new AppealWish(AppealAction.CALL_BACK, "", null, null, null, null, "", "", "",
                "", Verdict.UNREACHABLE, ""));
        take(lead, AppealWish.of(AppealAction.CLOSE, ""));
        await("the end has reached them", () -> theirs(number).heard.contains("CLOSED"));
        assertThat(theirs(number).last.get("verdict").asString()).isEqualTo("UNREACHABLE");
        system.tell(token, number, event(1, "REOPENED", "还是不动"));
        assertThat(state(lead)).isEqualTo(AppealState.REOPENED);
        assertThat(state(merged)).isEqualTo(AppealState.MERGED);
    }

    @Test
    void what_is_dispatched_to_them_comes_back_signed_handled_and_answered() throws Exception {
        var number = dispatched("楼道灯不亮");
        await("the order has reached them", () -> system.orders.containsKey(number));
        assertThat(theirs(number).given.get("text").asString()).startsWith("楼道灯不亮");
        assertThat(theirs(number).given.toString()).doesNotContain("phone").doesNotContain("tracking");
        system.speak(token);
        assertThat(actions(number)).containsExactly(AppealAction.FILE, AppealAction.DISPATCH,
            AppealAction.SIGN, AppealAction.START, AppealAction.ANSWER);
        var order = orders.byNumber(peer, number).orElseThrow();
        assertThat(order.theirState()).isEqualTo("ANSWERED");
        await("their number is known", () -> orders.byNumber(peer, number).orElseThrow()
            .theirNumber().equals("T-" + number));
    }

    @Test
    void what_comes_early_waits_and_what_comes_twice_is_done_once() throws Exception {
        var number = dispatched("围墙破损");
        await("the order has reached them", () -> system.orders.containsKey(number));
        assertThat(json(system.tell(token, number, event(3, "ANSWERED", "修好了")).body()).get("received").asInt())
            .isZero();
        assertThat(json(system.tell(token, number, event(2, "UPDATED", "在修")).body()).get("received").asInt()).isZero();
        assertThat(state(number)).isEqualTo(AppealState.DISPATCHED);
        assertThat(json(system.tell(token, number, event(1, "ACCEPTED", "")).body()).get("received").asInt())
            .isEqualTo(3);
        assertThat(json(system.tell(token, number, event(1, "ACCEPTED", "")).body()).get("received").asInt())
            .isEqualTo(3);
        assertThat(system.tell(token, number, event(1, "RETURNED", "别的内容")).statusCode()).isEqualTo(409);
        assertThat(state(number)).isEqualTo(AppealState.ANSWERED);
        assertThat(actions(number).stream().filter(AppealAction.SIGN::equals)).hasSize(1);
    }

    @Test
    void what_they_return_is_at_our_desk_again_and_what_contradicts_waits_for_somebody() throws Exception {
        var number = dispatched("不是物业的事");
        await("the order has reached them", () -> system.orders.containsKey(number));
        system.tell(token, number, event(1, "RETURNED", "属于市政管护"));
        assertThat(state(number)).isEqualTo(AppealState.ACCEPTED);
        var told = system.tell(token, number, event(2, "ANSWERED", "还是我们修了"));
        assertThat(json(told.body()).get("received").asInt()).isEqualTo(2);
        assertThat(state(number)).isEqualTo(AppealState.ACCEPTED);
        assertThat(client("admin").get("/console/exchange/orders").body()).contains(number).contains("对方的操作未能执行");
        assertThat(client("clerk").get("/console/exchange/orders/of/" + number).body())
            .contains("物业热线").contains("ANSWERED");
        assertThat(client("ziying").get("/console/exchange/orders/of/" + number).body()).doesNotContain("物业热线");
        long id = orders.byNumber(peer, number).orElseThrow().id();
        assertThat(client("admin").post("/console/exchange/orders/" + id + "/resending", Map.of()).statusCode())
            .isEqualTo(303);
        assertThat(client("admin").get("/console/exchange/orders").body()).doesNotContain(number);
    }

    @Test
    void what_does_not_reach_them_is_listed_and_sent_again_when_somebody_says_so() {
        system.receiver.answer(request -> new Receiver.Reply(503, "maintenance"));
        var number = dispatched("对方停机时的派单");
        await("the first attempts have failed", () -> {
            jdbc.sql("""
                    update shared.scheduled_tasks
                    set execution_time = now()
                    where task_name = 'exchange-order' and not picked
                    """)
                .update();
            return client("admin").get("/console/exchange/orders").body().contains(number);
        });
        assertThat(client("admin").get("/console/exchange/orders").body()).contains("503 maintenance");
        system.receiver.answer(request -> new Receiver.Reply(200, "{\"appeal\":\"T-9\"}"));
        var order = orders.byNumber(peer, number).orElseThrow();
        client("admin").post("/console/exchange/orders/" + order.id() + "/resending", Map.of());
        await("it has reached them", () -> orders.byNumber(peer, number).orElseThrow().theirNumber().equals("T-9"));
        assertThat(client("admin").get("/console/exchange/orders").body()).doesNotContain(number);
    }

    @Test
    void wrong_input_is_named_and_nothing_is_stored() throws Exception {
        var wrong = system.give(token,
            "{\"number\":\"a b\",\"text\":\"\",\"place\":\"12\",\"phone\":\"1\",\"kind\":\"X\"}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong.body()).get("errors").propertyNames())
            .contains("number", "text", "place", "phone", "kind");
        assertThat(system.give(token, "{\"number\":\"N\",\"text\":\"别处\",\"place\":\"520328\"}").statusCode())
            .isEqualTo(422);
        assertThat(system.ask(token, "unknown").statusCode()).isEqualTo(404);
        assertThat(system.tell(token, "unknown", event(1, "ACCEPTED", "")).statusCode()).isEqualTo(404);
        assertThat(system.tell(token, "unknown", event(0, "NONSENSE", "")).statusCode()).isEqualTo(422);
        assertThat(system.tell(token, "unknown", event(1, "ANSWERED", "")).statusCode()).isEqualTo(422);
        assertThat(system.give("nobody", order("X", "x")).statusCode()).isEqualTo(401);
        var stranger = integration("别的系统", 0, compound.value(), "workorders:write").token();
        assertThat(system.give(stranger, order("X", "x")).statusCode()).isEqualTo(403);
        assertThat(anybody().get("/v3/api-docs").body()).contains("/api/v1/workorders/{number}/events", "/developers");
        var reader = integration("只读系统", 0, compound.value(), "appeals:write").token();
        assertThat(system.give(reader, order("X", "x")).statusCode()).isEqualTo(403);
    }

    @Test
    void after_a_storm_both_sides_agree() throws Exception {
        System.out.println("seed of the storm: " + seed);
        system.storm(true);
        system.reopening(true);
        for (int n = 0; n < 6; n++) {
            numbers.add(dispatched("风暴中的派单 " + n));
            var theirs = "S-" + seed + "-" + n;
            system.orders.put(theirs, new PeerSystem.Order(theirs, true));
            for (int again = 0; again < 3; again++) {
                numbers.add(json(system.give(token, order(theirs, "风暴中的来单 " + n)).body()).get("appeal").asString());
            }
        }
        assertThat(numbers).hasSize(12);
        weather(Duration.ofSeconds(15), false);
        system.storm(false);
        weather(Duration.ofMinutes(10), true);
        system.orders.values().forEach(this::agrees);
        assertThat(jdbc.sql("""
                select count(*)
                from exchange.incoming
                join exchange.work_order on work_order.id = work_order
                where peer = :peer and (refusal <> '' or applied_at is null)
                """).param("peer", peer.id()).query(Long.class).single()).isZero();
    }

    /** Both sides go on with their work until everything is closed and told, or the time is over. */
    private void weather(Duration most, boolean toTheEnd) throws Exception {
        var end = Instant.now().plus(most);
        while (Instant.now().isBefore(end) && !isAllDone()) {
            jdbc.sql("""
                    update shared.scheduled_tasks
                    set execution_time = now()
                    where task_name = 'exchange-order' and not picked
                    """)
                .update();
            system.speak(token);
            numbers.forEach(this::work);
        }
        assertThat(!toTheEnd || isAllDone()).as("everything is done").isTrue();
    }

    private boolean isAllDone() {
        long unsent = jdbc.sql("""
                select count(*)
                from exchange.outgoing
                join exchange.work_order on work_order.id = work_order
                where peer = :peer and sent_at is null
                """).param("peer", peer.id()).query(Long.class).single();
        return unsent == 0 && system.isQuiet() && system.orders.size() == 12
            && system.orders.values().stream().allMatch(order -> order.state.equals("CLOSED"))
            && numbers.stream().allMatch(number -> state(number) == AppealState.CLOSED);
    }

    /** What the desk does next; what was given to them is sent back once, and closed after the second answer. */
    private void work(String number) {
        var appeal = appeals.find(clerk, number).orElseThrow();
        boolean ours = appeal.channel() != Channel.WORK_ORDER;
        var wish = switch (appeal.state()) {
            case FILED, REOPENED -> ours ? dispatch() : AppealWish.of(AppealAction.ACCEPT, "");
            case ACCEPTED -> ours ? dispatch() : AppealWish.of(AppealAction.ANSWER, "已经办好。");
            case ANSWERED -> !ours ? null : appeal.round() == 1 ? AppealWish.of(AppealAction.REOPEN, "没有修好")
                : new AppealWish(AppealAction.CALL_BACK, "", null, null, null, null, "", "",
                    "", "", Verdict.SATISFIED, "");
            case CALLED_BACK -> ours ? AppealWish.of(AppealAction.CLOSE, "") : null;
            default -> null;
        };
        if (wish != null) {
            appeals.take(clerk, number, appeal.version(), RequestKey.fresh(), wish);
        }
    }

    private void agrees(PeerSystem.Order theirs) {
        var order = orders.byNumber(peer, theirs.number).orElseThrow();
        assertThat(order.theirState()).as("their state of " + theirs.number).isEqualTo(theirs.state);
        assertThat(order.applied()).as("told by them").isEqualTo(theirs.said);
        assertThat(theirs.applied).as("told by us").isEqualTo(order.told());
        var done = actions(order.appealNumber());
        if (theirs.theirs) {
            assertThat(done.stream().filter(AppealAction.CLOSE::equals)).hasSize(1);
            assertThat(done.stream().filter(AppealAction.ANSWER::equals)).hasSize(theirs.answers);
        } else {
            assertThat(theirs.seen).isEqualTo("CLOSED");
            assertThat(theirs.heard).containsSubsequence("REOPENED", "DISPATCHED", "CLOSED").doesNotHaveDuplicates();
            assertThat(done.stream().filter(AppealAction.SIGN::equals)).hasSize(2);
            assertThat(done.stream().filter(AppealAction.ANSWER::equals)).hasSize(2);
        }
    }

    private PeerSystem.Order theirs(String number) {
        return Objects.requireNonNull(system.orders.get(number));
    }

    private String dispatched(String text) {
        var filed = (AppealFiling.Filed) appeals.file(clerk,
            new NewAppeal(RequestKey.fresh(), AppealKind.COMPLAINT, Channel.DESK, "",
                text + " " + UUID.randomUUID(), null, compound, "", null, null, false, null, false,
                false, ToldBy.PAGE, List.of()));
        take(filed.number(), dispatch());
        return filed.number();
    }

    private AppealWish dispatch() {
        return new AppealWish(AppealAction.DISPATCH, "请处理", null, null, post.id(), null, "", "", "", "", null, "");
    }

    private void take(String number, AppealWish wish) {
        var appeal = appeals.find(clerk, number).orElseThrow();
        assertThat(appeals.take(clerk, number, appeal.version(), RequestKey.fresh(), wish))
            .isInstanceOf(AppealAnswer.Taken.class);
    }

    private AppealState state(String number) {
        return appeals.find(clerk, number).map(KnownAppeal::state).orElseThrow();
    }

    private List<AppealAction> actions(String number) {
        return new ArrayList<>(appeals.history(clerk, number).stream().map(AppealEntry::action).toList());
    }

    private static String order(String number, String text) {
        return JSON.writeValueAsString(Map.of("number", number, "text", text, "kind", "HELP",
            "phone", "13800003333", "name", "王五",
            "address", "大门口"));
    }

    private static String event(int sequence, String kind, String note) {
        return JSON.writeValueAsString(Map.of("sequence", sequence, "event", kind, "state", kind, "note", note));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}

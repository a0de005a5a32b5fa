package org.minsheng.appeal.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult.Refused;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/** Extensions, returns and call-backs: who asks, who decides, who must. */
class HolderTests extends AppealFixture {

    @Autowired
    private AskingForTime asking;
    @Autowired
    private DecidingOnTime deciding;
    @Autowired
    private PassingWishes passing;
    @Autowired
    private ExtensionBook extensions;
    @Autowired
    private WorkingDays days;

    @Test
    void an_extension_is_asked_by_the_holder_and_decided_by_the_tier_above() {
        var appeal = withHandler("化粪池要整体改造，三天做不完");
        var handler = handler(appeal);
        assertThat(refusal(asking.ask(clerk(), appeal, RequestKey.fresh(), "等材料", 5)))
            .isEqualTo("appeal.refused.extension-not-yours");
        var key = RequestKey.fresh();
        assertThat(asking.ask(handler, appeal, key, "改造要等管材到货", 5)).isNull();
        assertThat(refusal(asking.ask(handler, appeal, RequestKey.fresh(), "再申请一次", 5)))
            .isEqualTo("appeal.refused.extension-waiting");
        var wish = extensions.of(appeal.id()).getFirst();
        assertThat(wish.tier()).isEqualTo(Tier.TOWN);
        assertThat(refusal(deciding.decide(clerk(), wish.id(), 5, "同意")))
            .isEqualTo("appeal.refused.extension-not-yours");
        assertThat(deciding.decide(dispatcher(), wish.id(), 4, "管材未到，同意延长四个工作日")).isNull();
        var after = book.byId(appeal.id()).orElseThrow();
        assertThat(after.work().dueAt()).isEqualTo(days.plusWorkingDays(COUNTY, appeal.work().dueAt(), 4));
        assertThat(after.clocks().extensions()).isEqualTo(1);
        assertThat(book.history(appeal.id())).extracting(Step::action)
            .containsSubsequence(AppealAction.ASK_EXTENSION, AppealAction.EXTEND);
        assertThat(refusal(deciding.decide(dispatcher(), wish.id(), 4, "再同意一次")))
            .isEqualTo("appeal.refused.extension-decided");
        assertThat(client("clerk").get("/console/appeals/" + appeal.number()).body()).contains("本轮延期");
        assertThat(anybody().get("/t/" + appeal.tracking()).body()).contains("答复期限延长");
    }

    @Test
    void the_desk_that_decides_is_told_and_what_nobody_decides_goes_up_and_then_the_deadline_stands() {
        var appeal = withHandler("没有人决定的一件延期");
        assertThat(asking.ask(handler(appeal), appeal, RequestKey.fresh(), "等材料到货", 5)).isNull();
        assertThat(client("longquan").get("/console/notices").body()).contains("有一份延期申请等您决定：" + appeal.number());
        assertThat(client("longquan").get("/console").body()).contains("等我决定的延期申请");
        assertThat(client("leader").get("/console/extensions?scope=area").body()).contains("没有人决定的一件延期");
        var wish = extensions.of(appeal.id()).getFirst();
        passing.pass(COUNTY, Instant.now());
        assertThat(extensions.of(appeal.id()).getFirst().tier()).isEqualTo(Tier.TOWN);
        passing.pass(COUNTY, appeal.work().dueAt());
        assertThat(extensions.of(appeal.id()).getFirst().tier()).isEqualTo(Tier.COUNTY);
        assertThat(client("county-desk").get("/console/notices").body()).contains("有一份延期申请等您决定：" + appeal.number());
        passing.pass(COUNTY, appeal.work().dueAt().plusSeconds(30 * 86_400));
        var ended = extensions.of(appeal.id()).getFirst();
        assertThat(ended.id()).isEqualTo(wish.id());
        assertThat(ended.state()).isEqualTo(Extension.State.DENIED);
        assertThat(ended.decision()).contains("原期限不变");
        assertThat(book.byId(appeal.id()).orElseThrow().work().dueAt()).isEqualTo(appeal.work().dueAt());
        assertThat(book.history(appeal.id())).extracting(Step::action)
            .endsWith(AppealAction.ASK_EXTENSION, AppealAction.DENY_EXTENSION);
        assertThat(refusal(deciding.decide(dispatcher(), wish.id(), 4, "晚了")))
            .isEqualTo("appeal.refused.extension-decided");
    }

    @Test
    void a_denied_extension_leaves_the_deadline_where_it_was() {
        var appeal = withHandler("窗户漏风");
        asking.ask(handler(appeal), appeal, RequestKey.fresh(), "人手不够", 10);
        assertThat(deciding.decide(dispatcher(), extensions.of(appeal.id()).getFirst().id(), null, "人手由街道协调，不延期"))
            .isNull();
        var after = book.byId(appeal.id()).orElseThrow();
        assertThat(after.work().dueAt()).isEqualTo(appeal.work().dueAt());
        assertThat(after.clocks().extensions()).isZero();
    }

    @Test
    void who_asks_after_the_deadline_is_refused_with_a_sentence() {
        var appeal = withHandler("期限过了才想起来申请");
        jdbc.sql("update appeal.appeal set due_at = now() - interval '1 hour' where id = :id")
            .param("id", appeal.id().value()).update();
        var late = book.byId(appeal.id()).orElseThrow();
        assertThat(refusal(asking.ask(handler(appeal), late, RequestKey.fresh(), "没办完", 5)))
            .isEqualTo("appeal.refused.extension-late");
    }

    @Test
    void the_dispatcher_decides_on_the_screen() {
        var appeal = withHandler("屏幕上决定的一件延期");
        asking.ask(handler(appeal), appeal, RequestKey.fresh(), "等天晴才能做防水", 6);
        assertThat(client("longquan").get("/console/extensions").body()).contains("屏幕上决定的一件延期");
        var wish = extensions.of(appeal.id()).getFirst().id();
        var path = "/console/appeals/" + appeal.number() + "/extensions";
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "longquan");
            page.navigate(path);
            picture(page, "extension-" + width);
            page.context().close();
        }
        var wrong = client("longquan").post(path + "/" + wish + "/decision",
            Map.of("granted", "yes", "days", "99", "decision", "同意"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("请填 1 到 60 之间的整数");
        var page = staffWindow(DESKTOP, "longquan");
        page.navigate("/console/appeals/" + appeal.number());
        page.keyboard().press("T");
        page.waitForURL("**/extensions");
        page.keyboard().press("T");
        PlaywrightAssertions.assertThat(page.locator("input[name=granted]").first()).isFocused();
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().type("6");
        page.keyboard().press("Tab");
        page.keyboard().type("同意，雨停就做");
        page.keyboard().press("Escape");
        page.keyboard().press("y");
        PlaywrightAssertions.assertThat(page.locator("#list")).containsText("同意，雨停就做");
        page.context().close();
        assertThat(extensions.of(appeal.id()).getFirst().state()).isEqualTo(Extension.State.GRANTED);
    }

    @Test
    void a_return_needs_evidence_and_past_the_limit_the_tier_above_names_one_that_must() {
        var appeal = withHandler("谁都说不归自己管的一件");
        var without = (Refused) take(handler(appeal), appeal,
            new StepRequest.Return(StepRequest.ReturnReason.UNCLEAR_OWNERSHIP, "不归我们", "", List.of()));
        assertThat(without.key()).isEqualTo("appeal.refused.no-evidence");
        appeal = taken(handler(appeal), appeal, returned());
        assertThat(appeal.work().deskTier()).isIn(Tier.COMMUNITY, Tier.COMPOUND);
        appeal = signed(clerk(), appeal);
        appeal = taken(handler(appeal), appeal, returned());
        assertThat(appeal.work().returns()).isEqualTo(2);
        assertThat(appeal.work().deskTier()).isEqualTo(Tier.TOWN);
        assertThat(appeal.clocks().binding()).isEqualTo(Appeal.Binding.ASKED);
        assertThat(client("longquan").get("/console/appeals/" + appeal.number()).body()).contains("就由谁终审承办");
        var down = (Refused) take(dispatcher(), appeal, new StepRequest.HandDown("你们再看看"));
        assertThat(down.key()).isEqualTo("appeal.refused.name-one");
        appeal = signed(dispatcher(), appeal);
        assertThat(appeal.clocks().binding()).isEqualTo(Appeal.Binding.NAMED);
        var again = (Refused) take(handler(appeal), appeal, returned());
        assertThat(again.key()).isEqualTo("appeal.refused.binding");
        assertThat(appeal.work().state()).isEqualTo(AppealState.SIGNED);
    }

    @Test
    void a_refusal_tells_the_reporter_who_why_and_where_next() {
        var appeal = file(COMMUNITY, "邻居欠我钱不还");
        taken(clerk(), appeal, new StepRequest.Refuse("民间借贷不属于受理范围", "可以到县人民法院起诉，或找社区调解委员会"));
        var page = anybody().get("/t/" + appeal.tracking()).body();
        assertThat(page).contains("民间借贷不属于受理范围", "县人民法院");
    }

    @Test
    void the_call_back_is_drawn_for_somebody_other_than_who_answered() {
        var first = answered("回访应当由别人来做的第一件");
        var second = answered("回访应当由别人来做的第二件");
        await().until(() -> drawn(first) > 0 && drawn(second) > 0);
        var account = jdbc.sql("select account from appeal.call_back where appeal = :id")
            .param("id", second.id().value()).query(Long.class).single();
        assertThat("account:" + account).isNotEqualTo(book.lastActor(second.id(), AppealAction.ANSWER).orElseThrow());
        var name = "tiyuchang";
        drawnAlone(name, first, second);
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, name);
            page.navigate("/console/call-backs");
            assertThat(page.locator("main").innerText()).contains("回访应当由别人来做的");
            picture(page, "call-backs-" + width);
            page.context().close();
        }
        var done = taken(clerk(), second, new StepRequest.CallBack(org.minsheng.appeal.Verdict.SATISFIED, ""));
        await().until(() -> jdbc.sql("select done_at is not null from appeal.call_back where appeal = :id")
                .param("id", done.id().value()).query(Boolean.class).single());
    }

    /** Whoever it is has these two calls to make and no others: the page begins with those that wait longest. */
    private void drawnAlone(String username, Appeal first, Appeal second) {
        long account = id(account(username)).value();
        jdbc.sql("update appeal.call_back set done_at = now() where account = :account and done_at is null")
            .param("account", account).update();
        jdbc.sql("update appeal.call_back set account = :account, done_at = null where appeal in (:first, :second)")
            .param("account", account)
            .param("first", first.id().value())
            .param("second", second.id().value())
            .update();
    }

    private int drawn(Appeal appeal) {
        return jdbc.sql("select count(*) from appeal.call_back where appeal = :id").param("id", appeal.id().value())
            .query(Integer.class).single();
    }

    private Appeal answered(String body) {
        var clerk = clerk();
        var appeal = taken(clerk, file(COMMUNITY, body), new StepRequest.Accept(null, "other.else"));
        return taken(clerk, appeal, new StepRequest.Answer("已经处理好了。", "", "", List.of()));
    }

    private static StepRequest returned() {
        return new StepRequest.Return(StepRequest.ReturnReason.UNCLEAR_OWNERSHIP, "不在服务合同之内", "物业服务合同第三条", List.of());
    }

    private Appeal withHandler(String body) {
        return signed(clerk(), taken(clerk(), file(compound(), body), new StepRequest.Accept(null, "compound.drain")));
    }

    private Appeal signed(Viewer desk, Appeal appeal) {
        var dispatched = taken(desk, appeal, new StepRequest.Dispatch(null, null, "compound.drain", ""));
        return taken(handler(dispatched), dispatched, new StepRequest.Sign());
    }

    private Viewer handler(Appeal appeal) {
        return staff(Role.PROPERTY_MANAGER, compound(), Objects.requireNonNull(appeal.work().holderOrg()));
    }

    private static String refusal(@Nullable Refused refused) {
        return refused == null ? "none" : refused.key();
    }
}

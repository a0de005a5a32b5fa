package org.minsheng.appeal.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/** One thing done to many appeals: foreseen, done one by one, listed, undone. */
class BulkTests extends AppealFixture {

    @Autowired
    RunningBulk running;
    @Autowired
    BulkBook bulks;
    @Autowired
    AssignmentBook assignments;

    private static final BulkWish DISPATCH = new BulkWish(BulkAction.DISPATCH, null, "");

    @Test
    void each_is_foreseen_and_then_becomes_what_was_foreseen() {
        var clerk = account("clerk");
        var good = sorted("派得出去的一件");
        var unsorted = file(compound(), "还没有分类的一件");
        var foreseen = running.foresee(clerk, DISPATCH,
            List.of(good.number(), unsorted.number(), "520327-20261123-999999"));
        assertThat(foreseen).extracting(BulkItem::outcome)
            .containsExactly(BulkOutcome.PENDING, BulkOutcome.REFUSED, BulkOutcome.REFUSED);
        assertThat(foreseen.get(1).sentence()).isEqualTo("appeal.refused.no-matter");
        assertThat(again(good).work().state()).isEqualTo(AppealState.ACCEPTED);
        var bulk = run(clerk, DISPATCH, good, unsorted);
        assertThat(bulk.items()).extracting(BulkItem::outcome).containsExactly(BulkOutcome.DONE, BulkOutcome.REFUSED);
        assertThat(again(good).work().state()).isEqualTo(AppealState.DISPATCHED);
        var page = client("clerk").get("/console/bulk/" + bulk.id());
        assertThat(page.body()).contains("派得出去的一件", "没有办", "撤回");
        assertThat(client("tiyuchang").get("/console/bulk/" + bulk.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void the_same_request_again_does_nothing_twice() {
        var clerk = account("clerk");
        var one = sorted("只派一次的一件");
        var key = RequestKey.fresh();
        var items = List.of(BulkItem.pending(one.number(), one.version()));
        long first = running.run(clerk, id(clerk), key, DISPATCH, items);
        assertThat(running.run(clerk, id(clerk), key, DISPATCH, items)).isEqualTo(first);
        assertThat(again(one).version()).isEqualTo(one.version() + 1);
    }

    @Test
    void a_dispatch_is_undone_while_nobody_signed_and_kept_with_the_reason_once_somebody_did() {
        var clerk = account("clerk");
        var free = sorted("还没人签收的一件");
        var signed = sorted("已经签收的一件");
        var bulk = run(clerk, DISPATCH, free, signed);
        taken(property(), again(signed), new StepRequest.Sign());
        running.reverse(clerk, bulk);
        var after = bulks.find(bulk.id()).orElseThrow();
        assertThat(after.items()).extracting(BulkItem::outcome).containsExactly(BulkOutcome.UNDONE, BulkOutcome.KEPT);
        assertThat(after.items().get(1).sentence()).isEqualTo("appeal.refused.stale");
        assertThat(again(free).work().state()).isEqualTo(AppealState.ACCEPTED);
        assertThat(again(signed).work().state()).isEqualTo(AppealState.SIGNED);
    }

    @Test
    void an_acceptance_is_undone_while_nothing_else_has_happened_and_the_reporter_reads_that_it_was_a_mistake() {
        var clerk = account("clerk");
        var free = file(compound(), "误点了受理的一件");
        var gone = file(compound(), "受理以后又派出去的一件");
        var bulk = run(clerk, new BulkWish(BulkAction.ACCEPT, null, ""), free, gone);
        taken(clerk(), again(gone), new StepRequest.Dispatch(null, null, "compound.drain", ""));
        assertThat(client("clerk").get("/console/bulk/" + bulk.id()).body()).contains("撤回");
        running.reverse(clerk, bulk);
        assertThat(bulks.find(bulk.id()).orElseThrow().items()).extracting(BulkItem::outcome)
            .containsExactly(BulkOutcome.UNDONE, BulkOutcome.KEPT);
        var back = again(free);
        assertThat(back.work().state()).isEqualTo(AppealState.FILED);
        assertThat(back.work().dueAt()).isEqualTo(free.work().dueAt());
        assertThat(book.history(back.id())).extracting(Step::action)
            .containsExactly(AppealAction.FILE, AppealAction.ACCEPT, AppealAction.TAKE_BACK);
        assertThat(anybody().get("/t/" + free.tracking()).body()).contains("刚才一步操作有误，已撤回");
        assertThat(again(gone).work().state()).isEqualTo(AppealState.DISPATCHED);
        assertThat(taken(clerk(), back, new StepRequest.Accept(null, "compound.drain")).work().state())
            .isEqualTo(AppealState.ACCEPTED);
    }

    @Test
    void a_signature_is_undone_with_who_is_responsible_and_nobody_else_can_do_it() {
        var sent = taken(clerk(), sorted("误点了签收的一件"), new StepRequest.Dispatch(null, null, null, ""));
        var manager = account("wuye");
        var bulk = run(manager, new BulkWish(BulkAction.SIGN, null, ""), sent);
        var signed = again(sent);
        assertThat(signed.clocks().responsible()).isNotEqualTo(sent.clocks().responsible());
        assertThat(takingStep.takeBack(property(), signed.number(), signed.version(),
            RequestKey.fresh(), AppealAction.SIGN, null))
            .isInstanceOf(StepResult.Refused.class);
        running.reverse(manager, bulk);
        var back = again(sent);
        assertThat(back.work().state()).isEqualTo(AppealState.DISPATCHED);
        assertThat(back.work().signedAt()).isNull();
        assertThat(back.clocks()).isEqualTo(sent.clocks());
        running.reverse(manager, bulk);
        assertThat(again(sent)).isEqualTo(back);
    }

    @Test
    void the_preview_says_what_can_be_taken_back_what_is_too_much_and_promises_nothing_where_nothing_goes() {
        var fresh = file(compound(), "批量预览里还没受理的一件");
        var answered = taken(clerk(), sorted("批量预览里答复了的一件"), new StepRequest.Answer("已经疏通好了，请您看看。", "", "", List.of()));
        answered = taken(clerk(), answered, new StepRequest.CallBack(Verdict.SOLVED, ""));
        var many = "number=" + answered.number() + "&"
            + IntStream.range(0, 203).mapToObj(n -> "number=520327-20200101-" + (100_000 + n))
            .collect(Collectors.joining("&"));
        assertThat(previewed("CLOSE", many)).contains("不能批量撤回", "另外 4 件这次不办");
        assertThat(previewed("ACCEPT", "number=" + fresh.number())).contains("分钟内可以撤回").doesNotContain("这次不办");
        assertThat(previewed("ACCEPT", "number=" + answered.number())).contains("现在一件也不能受理")
            .doesNotContain("可以撤回", "不能批量撤回");
    }

    private String previewed(String action, String numbers) {
        return client("clerk").send("POST", "/console/bulk-previews", "application/x-www-form-urlencoded",
            "action=" + action + "&" + numbers).body();
    }

    @Test
    void giving_to_a_colleague_is_undone_to_whoever_had_it() {
        var clerk = account("clerk");
        var secretary = account("tiyuchang");
        var one = file(compound(), "给错人的一件");
        run(clerk, new BulkWish(BulkAction.ASSIGN, id(clerk), ""), one);
        var second = run(clerk, new BulkWish(BulkAction.ASSIGN, id(secretary), ""), one);
        assertThat(assignments.current(List.of(one.id()), clerk.organisations()))
            .containsEntry(one.id(), id(secretary));
        running.reverse(clerk, second);
        assertThat(assignments.current(List.of(one.id()), clerk.organisations())).containsEntry(one.id(), id(clerk));
    }

    private Appeal sorted(String body) {
        var appeal = file(compound(), body);
        return taken(clerk(), appeal, new StepRequest.Accept(null, "compound.drain"));
    }

    private Bulk run(Viewer viewer, BulkWish wish, Appeal... appeals) {
        var items = java.util.Arrays.stream(appeals).map(one -> BulkItem.pending(one.number(), one.version())).toList();
        return bulks.find(running.run(viewer, id(viewer), RequestKey.fresh(), wish, items)).orElseThrow();
    }

    private Appeal again(Appeal appeal) {
        return book.byNumber(appeal.number()).orElseThrow();
    }
}

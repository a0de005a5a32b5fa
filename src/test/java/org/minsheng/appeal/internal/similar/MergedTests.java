package org.minsheng.appeal.internal.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Those whose own appeals were merged keep their say: the matter goes on when the first one leaves, and each of them
 * judges the answer.
 */
class MergedTests extends AppealFixture {

    @Autowired
    Companions companions;

    @Test
    void a_leading_appeal_that_is_withdrawn_goes_on_as_the_oldest_of_those_merged_into_it() {
        var lead = taken(clerk(), file(compound(), "门口路灯不亮，请物业看看"), new StepRequest.Accept(null, "compound.drain"));
        var second = merged(lead, "路灯黑了好几天");
        var third = merged(lead, "晚上门口没有灯");
        lead = taken(clerk(), lead, new StepRequest.Dispatch(null, null, null, ""));
        withdraw(lead);
        var heir = again(second);
        assertThat(again(lead).work().state()).isEqualTo(AppealState.WITHDRAWN);
        assertThat(heir.work().state()).isEqualTo(AppealState.DISPATCHED);
        assertThat(heir.work().holderOrg()).isEqualTo(lead.work().holderOrg());
        assertThat(heir.work().dueAt()).isEqualTo(lead.work().dueAt());
        assertThat(heir.said().matter()).isEqualTo("compound.drain");
        assertThat(heir.outcome().closedAt()).isNull();
        assertThat(heir.work().mergedInto()).isNull();
        assertThat(actions(heir)).endsWith(AppealAction.MERGE, AppealAction.TAKE_LEAD);
        assertThat(companions.told(heir.id())).extracting(Companions.Told::path)
            .containsExactly("/t/" + third.tracking());
        assertThat(companions.count(heir.id())).isEqualTo(1);
        assertThat(see(third)).contains("已并入 " + heir.number(), "等他们接单");
        assertThat(see(heir)).contains("按您的诉求接续办理");
        assertThat(see(lead)).contains("您已经撤回").doesNotContain(heir.number());
        assertThat(client("clerk").get("/console/appeals/" + lead.number()).body())
            .contains("撤回后由这件接续办理", heir.number());
        withdraw(heir);
        assertThat(again(third).work().state()).isEqualTo(AppealState.DISPATCHED);
        withdraw(again(third));
        assertThat(List.of(again(lead), again(second), again(third))).extracting(one -> one.work().state())
            .containsOnly(AppealState.WITHDRAWN);
    }

    @Test
    void each_of_those_merged_judges_the_answer_and_not_solved_by_one_begins_the_second_round_for_all() {
        var lead = taken(clerk(), file(compound(), "化粪池冒水，请处理"), new StepRequest.Accept(null, "compound.drain"));
        var second = merged(lead, "化粪池又冒了，臭得很");
        var third = merged(lead, "楼下污水横流，是化粪池");
        assertThat(see(second)).doesNotContain("/verdict");
        assertThat(judge(second, "SOLVED", "").body()).contains("还没有答复");
        lead = taken(clerk(), lead, new StepRequest.Answer("已经清掏，以后每季度一次。", "", "", List.of()));
        assertThat(see(second)).contains("/verdict", "每季度一次");
        assertThat(judge(second, "SOLVED", "不臭了").statusCode()).isEqualTo(303);
        assertThat(again(second).outcome().verdict()).isEqualTo(Verdict.SOLVED);
        assertThat(again(lead).work().state()).isEqualTo(AppealState.ANSWERED);
        assertThat(see(second)).contains("您的评价", "已解决", "不臭了");
        assertThat(client("clerk").get("/console/appeals/" + lead.number()).body()).contains("不臭了");
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = window(width);
            page.navigate("/t/" + (width == PHONE ? third : second).tracking());
            picture(page, "merged-" + width);
            page.navigate("/ledger");
            picture(page, "ledger-head-" + width);
            page.context().close();
        }
        assertThat(judge(third, "UNSOLVED", "").statusCode()).isEqualTo(422);
        var form = Map.of("version", Integer.toString(again(third).version()),
            "requestKey", RequestKey.fresh().toString(), "verdict", "UNSOLVED",
            "note", "我家楼下还在冒");
        assertThat(anybody().post("/t/" + third.tracking() + "/verdict", form).statusCode()).isEqualTo(303);
        assertThat(anybody().post("/t/" + third.tracking() + "/verdict", form).statusCode()).isEqualTo(303);
        var reopened = again(lead);
        assertThat(reopened.work().state()).isEqualTo(AppealState.REOPENED);
        assertThat(reopened.work().round()).isEqualTo(2);
        assertThat(again(third).work().state()).isEqualTo(AppealState.MERGED);
        assertThat(again(third).outcome().verdict()).isEqualTo(Verdict.UNSOLVED);
        assertThat(see(lead)).contains("正在重新办理").doesNotContain("我家楼下还在冒");
        var answered = taken(clerk(), reopened, new StepRequest.Answer("又疏通了主管。", "", "", List.of()));
        assertThat(see(third)).contains("/verdict", "事情解决了吗");
        assertThat(answered.work().round()).isEqualTo(2);
    }

    private Appeal merged(Appeal lead, String body) {
        return taken(clerk(), file(compound(), body), new StepRequest.Merge(lead.number()));
    }

    private void withdraw(Appeal appeal) {
        assertThat(takingStep.takeAsReporter(Viewer.ANONYMOUS, appeal.tracking(), appeal.version(), RequestKey.fresh(),
            new StepRequest.Withdraw("")))
            .isInstanceOf(StepResult.Taken.class);
    }

    private java.net.http.HttpResponse<String> judge(Appeal appeal, String verdict, String note) {
        return anybody().post("/t/" + appeal.tracking() + "/verdict",
            Map.of("version", Integer.toString(again(appeal).version()),
                "requestKey", RequestKey.fresh().toString(), "verdict", verdict, "note", note));
    }

    private Appeal again(Appeal appeal) {
        return book.byNumber(appeal.number()).orElseThrow();
    }

    private List<AppealAction> actions(Appeal appeal) {
        return book.history(appeal.id()).stream().map(Step::action).toList();
    }

    private String see(Appeal appeal) {
        return anybody().get("/t/" + appeal.tracking()).body();
    }
}

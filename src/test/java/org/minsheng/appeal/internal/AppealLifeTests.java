package org.minsheng.appeal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;

/** Whole lives of appeals, told as they happen. */
class AppealLifeTests extends AppealFixture {

    private static final StepRequest ANSWER =
        new StepRequest.Answer("今天上午已请疏通队把主管道疏通，化粪池已清掏。", "", "", List.of());

    @Test
    void a_blocked_drain_is_solved_in_the_compound_and_published() {
        var clerk = clerk();
        var appeal = file(compound(), "3栋2单元一楼下水道堵了三天，污水倒灌。");
        assertThat(appeal.work().state()).isEqualTo(AppealState.FILED);
        assertThat(appeal.work().holderOrg()).isNotNull();

        appeal = taken(clerk, appeal, new StepRequest.Accept(null, "compound.drain"));
        appeal = taken(clerk, appeal, new StepRequest.Dispatch(null, null, null, ""));
        assertThat(appeal.work().catalogue()).isNotNull();
        var handler = staff(Role.PROPERTY_MANAGER, compound(),
            java.util.Objects.requireNonNull(appeal.work().holderOrg()));
        appeal = taken(handler, appeal, new StepRequest.Sign());
        appeal = taken(handler, appeal, new StepRequest.Start(""));
        appeal = taken(handler, appeal, ANSWER);
        assertThat(appeal.outcome().verdict()).isEqualTo(Verdict.UNASKED);

        var rated = takingStep.takeAsReporter(Viewer.ANONYMOUS, appeal.tracking(), appeal.version(), RequestKey.fresh(),
            new StepRequest.Close(Verdict.SATISFIED, "很快"));
        appeal = ((StepResult.Taken) rated).appeal();
        assertThat(appeal.work().state()).isEqualTo(AppealState.CLOSED);
        var number = appeal.number();
        assertThat(ledger.published(COMMUNITY, null, 50).rows()).anyMatch(shown -> shown.number().equals(number));
        assertThat(book.history(appeal.id())).extracting(Step::action)
            .containsExactly(AppealAction.FILE, AppealAction.ACCEPT,
                AppealAction.DISPATCH, AppealAction.SIGN, AppealAction.START, AppealAction.ANSWER, AppealAction.CLOSE);
    }

    @Test
    void what_a_community_cannot_solve_rises_to_the_county_and_its_department() {
        var appeal = file(COMMUNITY, "河边连夜搭了两层铁皮房，像是违建。");
        appeal = taken(clerk(), appeal, new StepRequest.Accept(null, "construction.illegal"));
        var tooEarly = take(clerk(), appeal, new StepRequest.Dispatch(null, null, null, ""));
        assertThat(((StepResult.Refused) tooEarly).key()).isEqualTo("appeal.refused.rise-first");

        appeal = taken(clerk(), appeal, new StepRequest.Rise("社区没有执法权"));
        assertThat(appeal.work().tier()).isEqualTo(Tier.TOWN);
        var wrongTier = take(clerk(), appeal, new StepRequest.Rise("再上报"));
        assertThat(((StepResult.Refused) wrongTier).key()).isEqualTo("appeal.refused.wrong-tier");

        appeal = taken(dispatcher(), appeal, new StepRequest.Rise("需县里执法"));
        assertThat(appeal.work().tier()).isEqualTo(Tier.COUNTY);
        appeal = taken(countyClerk(), appeal, new StepRequest.Dispatch(null, null, null, "请七日内核查"));
        var department = staff(Role.COUNTY_DEPARTMENT, COUNTY,
            java.util.Objects.requireNonNull(appeal.work().holderOrg()));
        appeal = taken(department, appeal, new StepRequest.Sign());
        appeal = taken(department, appeal, new StepRequest.Return(StepRequest.ReturnReason.UNCLEAR_OWNERSHIP,
            "土地权属由自然资源局认定", "《土地管理法》第十四条", List.of()));
        assertThat(appeal.work().state()).isEqualTo(AppealState.ACCEPTED);
        assertThat(appeal.work().returns()).isEqualTo(1);
        assertThat(appeal.work().holderOrg()).isEqualTo(appeal.work().deskOrg());
    }

    @Test
    void an_unsolved_matter_gets_a_second_round_with_a_new_deadline() {
        var clerk = clerk();
        var appeal = taken(clerk, file(COMMUNITY, "路灯不亮"), new StepRequest.Accept(null, "other.else"));
        appeal = taken(clerk, appeal, ANSWER);
        var other = clerk();
        var own = take(clerk, appeal, new StepRequest.CallBack(Verdict.SATISFIED, ""));
        assertThat(((StepResult.Refused) own).key()).isEqualTo("appeal.refused.own-answer");
        appeal = taken(other, appeal, new StepRequest.CallBack(Verdict.UNSOLVED, "还是不亮"));
        var closing = take(other, appeal, new StepRequest.Close(null, ""));
        assertThat(((StepResult.Refused) closing).key()).isEqualTo("appeal.refused.not-solved");
        appeal = taken(other, appeal, new StepRequest.Reopen("还是不亮"));
        assertThat(appeal.work().round()).isEqualTo(2);
        assertThat(appeal.work().state()).isEqualTo(AppealState.REOPENED);
    }

    @Test
    void the_desk_above_calls_back_and_ends_what_a_desk_of_one_person_has_answered() {
        var alone = clerk();
        var appeal = taken(alone, file(COMMUNITY, "一个人的服务站"), new StepRequest.Accept(null, "other.else"));
        assertThat(((StepResult.Refused) take(dispatcher(), appeal, ANSWER)).key())
            .isEqualTo("appeal.refused.wrong-tier");
        appeal = taken(alone, appeal, ANSWER);
        appeal = taken(dispatcher(), appeal, new StepRequest.CallBack(Verdict.SATISFIED, ""));
        appeal = taken(dispatcher(), appeal, new StepRequest.Close(null, ""));
        assertThat(appeal.work().state()).isEqualTo(AppealState.CLOSED);
    }

    @Test
    void somebody_who_acts_on_an_old_page_is_told_who_was_first() {
        var appeal = file(COMMUNITY, "垃圾没人清");
        var first = clerk();
        taken(first, appeal, new StepRequest.Accept(null, null));
        var late = (StepResult.Refused) take(clerk(), appeal, new StepRequest.Accept(null, null));
        assertThat(late.key()).isEqualTo("appeal.refused.stale");
        assertThat(late.args()).contains(first.name());
    }

    @Test
    void the_same_request_again_is_harmless() {
        var appeal = file(COMMUNITY, "广场舞太吵");
        var clerk = clerk();
        var key = RequestKey.fresh();
        takingStep.take(clerk, appeal.number(), 0, key, new StepRequest.Accept(null, null));
        var again = takingStep.take(clerk, appeal.number(), 0, key, new StepRequest.Accept(null, null));
        assertThat(again).isInstanceOf(StepResult.Taken.class);
        assertThat(book.history(appeal.id())).hasSize(2);
    }

    @Test
    void who_has_no_part_in_it_is_refused() {
        var appeal = file(COMMUNITY, "请问医保在哪里办");
        var stranger = staff(Role.PROPERTY_MANAGER, compound(), new org.minsheng.shared.OrganisationId(987_654));
        assertThat(((StepResult.Refused) take(stranger, appeal, new StepRequest.Accept(null, null))).key())
            .isEqualTo("appeal.refused.not-yours");
    }

    @Test
    void what_is_merged_leads_on_to_the_other() {
        var one = file(COMMUNITY, "东门消防通道被占");
        var other = file(COMMUNITY, "东门的消防通道停满了车");
        var merged = taken(clerk(), other, new StepRequest.Merge(one.number()));
        assertThat(merged.work().mergedInto()).isEqualTo(one.id());
        assertThat(((StepResult.Refused) take(clerk(), one, new StepRequest.Merge(other.number()))).key())
            .isEqualTo("appeal.refused.merge");
    }

    @Test
    void nothing_waits_for_nobody() {
        var desk = posts.responsible("desk", COMMUNITY, Tier.COMPOUND);
        assertThat(desk).isInstanceOf(Responsibility.Held.class);
        var appeal = file(COMMUNITY, "想问问积分怎么兑换");
        assertThat(appeal.work().holderPost()).isNotNull();
    }
}

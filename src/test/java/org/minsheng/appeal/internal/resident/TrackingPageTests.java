package org.minsheng.appeal.internal.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Report;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;

/** What the holder of a tracking link sees and does, and what the wall shows everybody. */
class TrackingPageTests extends AppealFixture {

    @Test
    void each_state_is_told_in_plain_words_with_who_and_until_when() {
        var appeal = file(compound(), "楼道灯不亮");
        assertThat(see(appeal)).contains("已经收到", "最迟", "给您答复").doesNotContain("FILED", "DISPATCHED");
        appeal = taken(clerk(), appeal, new StepRequest.Accept(null, "compound.drain"));
        assertThat(see(appeal)).contains("已经受理，正在安排谁来办");
        appeal = taken(clerk(), appeal, new StepRequest.Dispatch(null, null, null, ""));
        assertThat(see(appeal)).contains("等他们接单", "凤凰苑物业服务中心");
        appeal = taken(handler(appeal), appeal, new StepRequest.Sign());
        assertThat(see(appeal)).contains("凤凰苑物业服务中心已经接单，最迟").contains("小区", "社区", "街道");
    }

    /** A receipt is printed later as well, and then does not announce what has long happened. */
    @Test
    void a_receipt_tells_what_comes_next_and_nothing_that_is_over() {
        var appeal = file(compound(), "单元门关不上");
        assertThat(receipt(appeal)).contains("接下来", "先看一看，决定由谁来办");
        appeal = taken(clerk(), appeal, new StepRequest.Accept(null, "compound.drain"));
        assertThat(receipt(appeal)).contains("接下来").doesNotContain("先看一看");
        assertThat(receipt(answered("单元门又关不上"))).contains("请您说说").doesNotContain("接下来");
    }

    private String receipt(Appeal appeal) {
        return anybody().get("/t/" + appeal.tracking() + "/receipt").body();
    }

    @Test
    void after_the_answer_the_person_rates_and_the_matter_is_published_without_personal_data() {
        var appeal = answered("三楼的灯坏了，我的电话 13985200077");
        assertThat(see(appeal)).contains("请您说说，解决了没有", "换了新灯泡");
        var answer = anybody().post("/t/" + appeal.tracking() + "/verdict", verdict(appeal, "SATISFIED", "很快"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(see(appeal)).contains("已经解决");
        var wall = anybody().get("/wall/" + COMMUNITY);
        assertThat(wall.body()).contains("换了新灯泡", "反映人满意", "用时 1 天", "凤凰苑物业服务中心")
            .doesNotContain("13985200077", appeal.tracking());
        assertThat(wall.headers().firstValue("Cache-Control").orElse("")).contains("max-age=60");
        assertThat(wall.headers().firstValue("X-Robots-Tag")).isEmpty();
    }

    @Test
    void unsolved_needs_a_reason_and_begins_a_second_round() {
        var appeal = answered("水管还在漏");
        var path = "/t/" + appeal.tracking() + "/verdict";
        assertThat(anybody().post(path, verdict(appeal, "", "")).body()).contains("请选一项");
        var without = anybody().post(path, verdict(appeal, "UNSOLVED", ""));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("请写明哪里没有解决", "id=\"e-note\"");
        assertThat(anybody().post(path, verdict(appeal, "UNSOLVED", "地上还是湿的")).statusCode()).isEqualTo(303);
        var again = book.byNumber(appeal.number()).orElseThrow();
        assertThat(again.work().state()).isEqualTo(AppealState.REOPENED);
        assertThat(again.work().round()).isEqualTo(2);
        assertThat(see(appeal)).contains("正在重新办理", "地上还是湿的");
    }

    @Test
    void a_page_that_is_out_of_date_says_so_and_keeps_the_words() {
        var appeal = answered("门禁坏了");
        var path = "/t/" + appeal.tracking() + "/verdict";
        takingStep.takeAsReporter(org.minsheng.shared.Viewer.ANONYMOUS, appeal.tracking(),
            appeal.version(), RequestKey.fresh(), new StepRequest.Reopen("还是打不开"));
        var late = anybody().post(path, verdict(appeal, "SATISFIED", "谢谢师傅"));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("刚刚有了新进展");
        assertThat(book.byNumber(appeal.number()).orElseThrow().work().state()).isEqualTo(AppealState.REOPENED);
    }

    @Test
    void the_same_rating_twice_is_harmless() {
        var appeal = answered("垃圾桶满了");
        var form = verdict(appeal, "SOLVED", "");
        assertThat(anybody().post("/t/" + appeal.tracking() + "/verdict", form).statusCode()).isEqualTo(303);
        assertThat(anybody().post("/t/" + appeal.tracking() + "/verdict", form).statusCode()).isEqualTo(303);
        assertThat(book.history(appeal.id())).hasSize(6);
    }

    @Test
    void it_can_be_taken_back_while_it_is_open() {
        var appeal = file(compound(), "不用了");
        var path = "/t/" + appeal.tracking() + "/withdrawal";
        assertThat(anybody().post(path, Map.of("version", "x", "requestKey", "y")).statusCode()).isEqualTo(422);
        assertThat(anybody().post(path, Map.of("version", "0", "requestKey", RequestKey.fresh().toString()))
            .statusCode()).isEqualTo(303);
        assertThat(see(appeal)).contains("您已经撤回").doesNotContain("/withdrawal");
    }

    @Test
    void an_unknown_or_expired_link_gets_a_friendly_page() {
        for (var token : List.of("0".repeat(32), "x", "<script>".replace("<", "%3C").replace(">", "%3E"))) {
            var page = anybody().get("/t/" + token);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("没有找到这件诉求", "href=\"/\"");
        }
        var appeal = answered("过期的事");
        anybody().post("/t/" + appeal.tracking() + "/verdict", verdict(appeal, "SOLVED", ""));
        jdbc.sql("update appeal.appeal set closed_at = closed_at - interval '13 months' where id = :id")
            .param("id", appeal.id().value()).update();
        var expired = anybody().get("/t/" + appeal.tracking());
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("这个查询链接已经过期").doesNotContain("过期的事", appeal.number());
    }

    @Test
    void the_link_is_kept_from_other_sites_and_search_engines() {
        var page = anybody().get("/t/" + file(compound(), "保密").tracking());
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
    }

    @Test
    void the_link_of_a_merged_appeal_leads_on_without_the_others_words() {
        var one = file(compound(), "东门消防通道被占，联系李四 13985200078");
        var other = file(compound(), "东门的消防通道停满了车");
        taken(clerk(), other, new StepRequest.Merge(one.number()));
        assertThat(see(other)).contains("已并入 " + one.number(), "给您答复")
            .doesNotContain("13985200078", one.tracking(), "李四");
    }

    @Test
    void a_refusal_tells_why_and_where_next() {
        var appeal = taken(clerk(), file(compound(), "想离婚"), new StepRequest.Refuse("不属于社区职责", "请到县民政局婚姻登记处"));
        assertThat(see(appeal)).contains("没有受理", "不属于社区职责", "请到县民政局婚姻登记处");
    }

    @Test
    void reports_and_private_matters_never_reach_the_wall() {
        var kept = answered("隐私的事不要公开");
        jdbc.sql("update appeal.appeal set private = true where id = :id").param("id", kept.id().value()).update();
        anybody().post("/t/" + kept.tracking() + "/verdict", verdict(kept, "SATISFIED", ""));
        var report = answered("举报有人私搭乱建");
        jdbc.sql("update appeal.appeal set kind = 'REPORT' where id = :id").param("id", report.id().value()).update();
        anybody().post("/t/" + report.tracking() + "/verdict", verdict(report, "SATISFIED", ""));
        assertThat(book.byNumber(report.number()).orElseThrow().said().kind()).isEqualTo(AppealKind.REPORT);
        assertThat(anybody().get("/wall/" + COMMUNITY).body()).doesNotContain("隐私的事不要公开", "私搭乱建");
    }

    @Test
    void walls_lead_from_the_county_down_and_an_empty_one_says_so() {
        assertThat(anybody().get("/wall").body()).contains("/wall/520327", "/wall/520328");
        assertThat(anybody().get("/wall/520327").body()).contains("/wall/520327001");
        assertThat(anybody().get("/wall/520329109").body()).contains("还没有公开的事");
        for (var nowhere : List.of("110000", "52", "5203270010030001", "x")) {
            assertThat(anybody().get("/wall/" + nowhere).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void ones_own_appeals_need_a_sign_in_and_are_nobody_elses() {
        assertThat(anybody().get("/me").statusCode()).isEqualTo(303);
        var phone = "13985200079";
        var report = Report.at(anybody(), "place=520327").told("班车太少", phone);
        var appeal = book.byTracking(Report.tracking(report.send())).orElseThrow();
        assertThat(resident(phone).get("/me").body()).contains("班车太少", appeal.number());
        assertThat(resident(phone).get("/me/appeals/" + appeal.number()).headers().firstValue("Location").orElse(""))
            .endsWith("/t/" + appeal.tracking());
        assertThat(resident("13985200080").get("/me/appeals/" + appeal.number()).statusCode()).isEqualTo(404);
        assertThat(resident("13985200080").get("/me").body()).contains("您还没有反映过事情");
    }

    @Test
    void who_is_signed_in_need_not_type_the_number_again() {
        var phone = "13985200081";
        var report = Report.at(resident(phone), "place=520327");
        report.next(Map.of("body", "登录以后反映"));
        var contact = report.next(Map.of("kind", "HELP")).body();
        assertThat(contact).contains("139****0081").doesNotContain(phone);
        assertThat(report.next(Map.of("own", "1", "toldBy", "SMS")).body())
            .contains("139****0081").doesNotContain(phone);
        var appeal = book.byTracking(Report.tracking(report.send())).orElseThrow();
        assertThat(resident(phone).get("/me").body()).contains(appeal.number());
    }

    private String see(Appeal appeal) {
        var page = anybody().get("/t/" + appeal.tracking());
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private org.minsheng.shared.Viewer handler(Appeal appeal) {
        return staff(Role.PROPERTY_MANAGER, compound(), Objects.requireNonNull(appeal.work().holderOrg()));
    }

    private Appeal answered(String body) {
        var appeal = taken(clerk(), file(compound(), body), new StepRequest.Accept(null, "compound.drain"));
        appeal = taken(clerk(), appeal, new StepRequest.Dispatch(null, null, null, ""));
        var handler = handler(appeal);
        appeal = taken(handler, appeal, new StepRequest.Sign());
        return taken(handler, appeal, new StepRequest.Answer("换了新灯泡，已经亮了。", "", "", List.of()));
    }

    private static Map<String, String> verdict(Appeal appeal, String verdict, String note) {
        return Map.of("version", Integer.toString(appeal.version()), "requestKey", RequestKey.fresh().toString(),
            "verdict", verdict,
            "note", note);
    }
}

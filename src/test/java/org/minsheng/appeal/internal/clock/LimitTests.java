package org.minsheng.appeal.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Urgency;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Change;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.page.Form;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Tier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;

/** Limits are changed in 余庆 (520329) only; the ledger's tests live elsewhere. */
class LimitTests extends AppealFixture {

    private static final AreaCode YUQING = new AreaCode("520329");

    private static final String BEYOND = """
        () => [...document.querySelectorAll('.list')].filter(list => list.scrollWidth > list.clientWidth)
          .map(list => list.textContent.trim().slice(0, 40))
        """;

    @Autowired
    private Limits limits;
    @Autowired
    private Clocks clocks;
    @Autowired
    private WorkingDays days;
    @Autowired
    private RulesBook rulesBook;
    @Autowired
    private ForeseeingLimits foreseeing;

    @Test
    void the_narrowest_limit_wins_and_the_kind_counts_for_more_than_the_tier() {
        var rules = new Rules(1L, 1, Instant.EPOCH, "", "", List.of(
            new Rules.Rule(Urgency.ORDINARY, null, null, new Limit(20, Limit.Unit.DAYS)),
            new Rules.Rule(Urgency.ORDINARY, null, Tier.COUNTY, new Limit(15, Limit.Unit.DAYS)),
            new Rules.Rule(Urgency.ORDINARY, AppealKind.HELP, null, new Limit(3, Limit.Unit.DAYS)),
            new Rules.Rule(Urgency.ORDINARY, AppealKind.HELP, Tier.TOWN, new Limit(5, Limit.Unit.DAYS))),
            Rules.Settings.DEFAULT);
        assertThat(rules.limit(AppealKind.COMPLAINT, Urgency.ORDINARY, Tier.TOWN).amount()).isEqualTo(20);
        assertThat(rules.limit(AppealKind.COMPLAINT, Urgency.ORDINARY, Tier.COUNTY).amount()).isEqualTo(15);
        assertThat(rules.limit(AppealKind.HELP, Urgency.ORDINARY, Tier.COUNTY).amount()).isEqualTo(3);
        assertThat(rules.limit(AppealKind.HELP, Urgency.ORDINARY, Tier.TOWN).amount()).isEqualTo(5);
        assertThat(rules.limit(AppealKind.HELP, Urgency.EMERGENCY, Tier.TOWN).amount()).isEqualTo(13);
    }

    @Test
    void an_emergency_runs_by_the_clock_and_everything_else_by_working_days() {
        var friday = Instant.parse("2026-09-25T02:00:00Z");
        assertThat(limits.due(COUNTY, AppealKind.HELP, Urgency.EMERGENCY, Tier.COMMUNITY, friday))
            .isEqualTo("2026-09-25T04:00:00Z");
        assertThat(limits.due(COUNTY, AppealKind.HELP, Urgency.ORDINARY, Tier.COMMUNITY,
            Instant.parse("2026-09-30T02:00:00Z")))
            .isEqualTo("2026-10-10T10:00:00Z");
    }

    @Test
    void a_deadline_follows_kind_and_urgency_as_the_desk_sorts_it() {
        var appeal = file(COMMUNITY, "楼道里有很浓的煤气味");
        var entered = book.enteredAt(appeal.id());
        assertThat(appeal.work().dueAt()).isEqualTo(days.plusWorkingDays(COUNTY, entered, 13));
        appeal = taken(clerk(), appeal, new StepRequest.Accept(AppealKind.HELP, "compound.drain", Urgency.EMERGENCY));
        assertThat(appeal.work().dueAt()).isEqualTo(entered.plusSeconds(7_200));
        assertThat(appeal.clocks().urgency()).isEqualTo(Urgency.EMERGENCY);
    }

    @Test
    void a_pause_needs_a_bound_and_moves_the_deadline_by_its_working_time() {
        var appeal = taken(clerk(), file(COMMUNITY, "车位怎么分要大家商量"), new StepRequest.Accept(null, "compound.drain"));
        var tooLong = (StepResult.Refused) take(clerk(), appeal, new StepRequest.Deliberate("几方都要到", 31));
        assertThat(tooLong.key()).isEqualTo("appeal.refused.pause-too-long");
        var due = appeal.work().dueAt();
        appeal = taken(clerk(), appeal, new StepRequest.Deliberate("几方都要到", 5));
        assertThat(appeal.clocks().isPaused()).isTrue();
        assertThat(appeal.clocks().pauseDueAt()).isEqualTo(due);
        assertThat(appeal.work().dueAt()).isAfter(due);
        var change = new Change(appeal, AppealState.IN_HANDLING);
        var pausedAt = java.util.Objects.requireNonNull(appeal.clocks().pausedAt());
        var later = days.opening(COUNTY, pausedAt, 3).plusSeconds(5_400);
        assertThat(clocks.follow(change, new StepRequest.Resume("谈好了"), later)).isNull();
        assertThat(change.dueAt)
            .isEqualTo(days.plusWorkingTime(COUNTY, due, days.workingTime(COUNTY, pausedAt, later)));
        assertThat(change.pausedAt).isNull();
        var muchLater = days.plusWorkingDays(COUNTY, pausedAt, 60);
        var tooLate = new Change(appeal, AppealState.IN_HANDLING);
        clocks.follow(tooLate, new StepRequest.Resume("忘了恢复"), muchLater);
        assertThat(tooLate.dueAt).isEqualTo(appeal.work().dueAt());
    }

    @Test
    void whoever_received_it_first_stays_responsible_until_another_has_signed() {
        var appeal = file(compound(), "下水道又堵了");
        var desk = appeal.work().deskOrg();
        appeal = taken(clerk(), appeal, new StepRequest.Accept(null, "compound.drain"));
        appeal = taken(clerk(), appeal, new StepRequest.Dispatch(null, null, null, ""));
        assertThat(appeal.clocks().responsible()).isEqualTo(desk);
        assertThat(appeal.clocks().signDueAt()).isNotNull();
        var handler = staff(org.minsheng.shared.Role.PROPERTY_MANAGER, compound(),
            java.util.Objects.requireNonNull(appeal.work().holderOrg()));
        appeal = taken(handler, appeal, new StepRequest.Sign());
        assertThat(appeal.clocks().responsible()).isEqualTo(appeal.work().holderOrg());
        var page = client("clerk").get("/console/appeals/" + appeal.number()).body();
        assertThat(page).contains("首接负责").contains("签收计时").contains("派单计时");
    }

    @Test
    void a_version_is_previewed_issued_and_never_edited() {
        var admin = client("admin");
        Map<String, String> form = new HashMap<>(filled());
        form.put("limit-ORDINARY-HELP-ALL", "4");
        form.put("limit-ORDINARY-HELP-COUNTY", "6");
        form.put("note", "按县里新办法");
        var preview = admin.post("/console/time-limits/520329/preview", form);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("如果过去 12 个月就按这一版");
        var before = rulesBook.versions(YUQING).size();
        form.put("requestKey", RequestKey.fresh().toString());
        assertThat(admin.post("/console/time-limits/520329/versions", form).statusCode()).isEqualTo(303);
        admin.post("/console/time-limits/520329/versions", form);
        assertThat(rulesBook.versions(YUQING)).hasSize(before + 1);
        var rules = rulesBook.at("520329", Instant.now().plusSeconds(60)).orElseThrow();
        assertThat(rules.limit(AppealKind.HELP, Urgency.ORDINARY, Tier.TOWN).amount()).isEqualTo(4);
        assertThat(rules.limit(AppealKind.HELP, Urgency.ORDINARY, Tier.COUNTY).amount()).isEqualTo(6);
        assertThat(admin.get("/console/time-limits?county=520329").body()).contains("按县里新办法")
            .contains("<td class=\"own-limit\">6 个工作日</td>")
            .contains("<td>4 个工作日</td><td class=\"same-limit\">4 个工作日</td>")
            .doesNotContain("<td></td>");
    }

    @Test
    void the_preview_counts_each_answer_once_by_its_own_day_and_what_is_still_open_by_today() {
        var nowhere = new AreaCode("520399");
        jdbc.sql("update appeal.appeal set county = '520329' where county = '520399'").update();
        var zone = java.time.ZoneId.of("Asia/Shanghai");
        var monday = LocalDate.now(zone).minusMonths(2)
            .with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.MONDAY));
        var filed = monday.atTime(10, 0).atZone(zone).toInstant();
        var third = days.plusWorkingDays(nowhere, filed, 3);
        answered(nowhere, filed, third.minusSeconds(3600));
        answered(nowhere, filed, third.plusSeconds(3600));
        answered(nowhere, filed, days.plusWorkingDays(nowhere, filed, 20));
        answered(nowhere, filed, null);
        var present = foreseeing.foresee(nowhere, Rules.defaults(), only(3));
        assertThat(present.answers()).isEqualTo(4);
        assertThat(present.lateNow()).as("13 working days").isEqualTo(2);
        assertThat(present.lateThen()).as("3 working days").isEqualTo(3);
        assertThat(present.lines()).hasSize(1);
        assertThat(foreseeing.foresee(nowhere, Rules.defaults(), only(200)).lateThen()).isZero();
        jdbc.sql("update appeal.appeal set county = '520329' where county = '520399'").update();
    }

    private static Rules only(int workingDays) {
        return new Rules(null, 0, Instant.EPOCH, "", "", List.of(new Rules.Rule(Urgency.ORDINARY, null, null,
            new Limit(workingDays, Limit.Unit.WORKING_DAYS))), Rules.Settings.DEFAULT);
    }

    private void answered(AreaCode county, Instant filed,
                          java.time.@org.jspecify.annotations.Nullable Instant answered) {
        var appeal = file(YUQING, "试算里的一件");
        jdbc.sql("""
                update appeal.appeal
                set county = :county, filed_at = :filed, answered_at = :answered::timestamptz
                where id = :id
                """)
            .param("county", county.value())
            .param("filed", filed.atOffset(java.time.ZoneOffset.UTC))
            .param("answered", answered == null ? null : answered.atOffset(java.time.ZoneOffset.UTC))
            .param("id", appeal.id().value())
            .update();
    }

    @Test
    void what_is_wrong_in_a_draft_is_said() {
        Map<String, String> form = new HashMap<>(filled());
        form.put("limit-ORDINARY-HELP-ALL", "0");
        form.put("from", "2020-01-01");
        form.put("note", "");
        var again = client("admin").post("/console/time-limits/520329/versions", form);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("请填 1 到 365 之间的整数").contains("生效日期应为今天");
        assertThat(client("clerk").post("/console/time-limits/520327/versions", form).statusCode()).isEqualTo(403);
    }

    @Test
    void the_screens_of_limits_are_readable() {
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "admin");
            page.navigate("/console/time-limits?county=520327");
            assertThat((List<?>) page.evaluate(BEYOND)).as("tables that are wider than their frame").isEmpty();
            picture(page, "limits-" + width);
            page.navigate("/console/time-limits/520327/versions/new");
            page.locator("[name=note]").fill("试一试");
            page.locator("[name=limit-ORDINARY-COMPLAINT-TOWN]").fill("999");
            page.locator("main button[type=submit]").last().click();
            assertThat(page.locator(".faults li").innerText()).startsWith("一般 投诉 街道");
            page.locator("[name=limit-ORDINARY-COMPLAINT-TOWN]").fill("");
            page.locator("[name=limit-ORDINARY-COMPLAINT-ALL]").fill("2");
            page.locator("main button[type=submit]").last().click();
            page.waitForSelector("text=如果过去 12 个月就按这一版");
            assertThat((List<?>) page.evaluate(BEYOND)).as("tables that are wider than their frame").isEmpty();
            picture(page, "limits-preview-" + width);
            page.context().close();
        }
    }

    /** The draft as the screen fills it in. */
    private static Map<String, String> filled() {
        var typed = new LinkedMultiValueMap<String, String>();
        LimitForm.fill(new Form(typed), Rules.defaults());
        var form = new HashMap<>(typed.toSingleValueMap());
        form.put("from", LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString());
        form.put("note", "试");
        form.put("requestKey", RequestKey.fresh().toString());
        return form;
    }
}

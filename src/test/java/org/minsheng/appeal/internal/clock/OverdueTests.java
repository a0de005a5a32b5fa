package org.minsheng.appeal.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Step;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.calendar.WorkingDays;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.springframework.beans.factory.annotation.Autowired;

/** The clock is moved, never waited for: the county of 余庆 (520329) lives in the days that a test says. */
class OverdueTests extends AppealFixture {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AreaCode YUQING = new AreaCode("520329");

    @Autowired
    private RunningClock running;
    @Autowired
    private WorkingDays days;
    @Autowired
    private IssuingLimits issuing;

    @Test
    void a_deadline_has_passed_for_a_day_when_the_next_working_day_opens() {
        var fridayEvening = Instant.parse("2026-09-18T10:00:00Z");
        assertThat(fridayEvening).isAfterOrEqualTo(bound("2026-09-19T04:00:00Z", 1));
        assertThat(fridayEvening).isBefore(bound("2026-09-20T00:30:00Z", 1));
        assertThat(fridayEvening).isAfterOrEqualTo(bound("2026-09-20T00:29:00Z", 1));
        assertThat(fridayEvening).isAfterOrEqualTo(bound("2026-09-24T00:29:00Z", 5));
        assertThat(fridayEvening).isBefore(bound("2026-09-24T00:30:00Z", 5));
    }

    @Test
    void it_is_reminded_on_the_next_working_day_and_listed_after_five_and_both_once() {
        var appeal = file(YUQING, "路灯坏了半个月没人修");
        var due = appeal.work().dueAt();
        running.run(YUQING, due.plusSeconds(60));
        assertThat(actions(appeal)).doesNotContain(AppealAction.REMIND);
        running.run(YUQING, days.opening(YUQING, due, 1));
        running.run(YUQING, days.opening(YUQING, due, 1).plusSeconds(3600));
        assertThat(actions(appeal)).containsOnlyOnce(AppealAction.REMIND).doesNotContain(AppealAction.CIRCULATE);
        running.run(YUQING, days.opening(YUQING, due, 4));
        assertThat(actions(appeal)).doesNotContain(AppealAction.CIRCULATE);
        running.run(YUQING, days.opening(YUQING, due, 5));
        running.run(YUQING, days.opening(YUQING, due, 6));
        assertThat(actions(appeal)).containsOnlyOnce(AppealAction.REMIND).containsOnlyOnce(AppealAction.CIRCULATE);
        assertThat(client("admin").get("/console/overdue").statusCode()).isEqualTo(403);
    }

    @Test
    void what_nobody_signs_for_in_time_is_listed_once_and_both_sides_are_told() {
        var accepted = taken(clerk(), file(compound(), "派给物业一直没人签收的一件"),
            new StepRequest.Accept(null, "compound.drain"));
        var sent = taken(clerk(), accepted, new StepRequest.Dispatch(null, null, null, ""));
        var signDue = java.util.Objects.requireNonNull(sent.clocks().signDueAt());
        running.run(COUNTY, Instant.now());
        assertThat(unsigned(sent)).isZero();
        assertThat(client("tiyuchang").get("/console/appeals?tab=open&odd=UNSIGNED").body())
            .doesNotContain(sent.number());
        jdbc.sql("update appeal.appeal set sign_due_at = now() - interval '1 minute' where id = :id")
            .param("id", sent.id().value()).update();
        running.run(COUNTY, Instant.now());
        running.run(COUNTY, Instant.now());
        assertThat(unsigned(sent)).isEqualTo(1);
        assertThat(signDue).isBefore(sent.work().dueAt());
        assertThat(client("wuye").get("/console/notices").body()).contains("超过签收时限，请马上签收");
        assertThat(client("clerk").get("/console/notices").body()).contains("超过签收时限没人签收");
        assertThat(client("tiyuchang").get("/console/overdue?tab=UNSIGNED").body()).contains("派给物业一直没人签收的一件", "超时未签收");
        assertThat(client("tiyuchang").get("/console/appeals?tab=open&odd=UNSIGNED").body()).contains(sent.number());
        taken(property(), book.byId(sent.id()).orElseThrow(), new StepRequest.Sign());
        assertThat(client("tiyuchang").get("/console/appeals?tab=open&odd=UNSIGNED").body())
            .doesNotContain(sent.number());
    }

    @Test
    void the_handler_hears_of_a_reminder_and_desk_and_supervisor_see_the_circular_too() {
        var title = "逾期的一件，催了又通报 " + RequestKey.fresh().toString().substring(0, 6);
        var accepted = taken(clerk(), file(compound(), title), new StepRequest.Accept(null, "compound.drain"));
        var sent = taken(clerk(), accepted, new StepRequest.Dispatch(null, null, null, ""));
        taken(property(), sent, new StepRequest.Sign());
        overdueFor(sent, 1);
        running.run(COUNTY, Instant.now());
        assertThat(actions(sent)).contains(AppealAction.REMIND).doesNotContain(AppealAction.CIRCULATE);
        assertThat(client("wuye").get("/console/notices").body()).contains("催办：贵单位有");
        assertThat(client("wuye").get("/console/overdue?tab=REMIND").body()).contains(title);
        assertThat(client("yingfu-clerk").get("/console/overdue?tab=REMIND").body()).doesNotContain(title);
        overdueFor(sent, 5);
        running.run(COUNTY, Instant.now());
        assertThat(actions(sent)).contains(AppealAction.CIRCULATE);
        assertThat(client("wuye").get("/console/notices").body()).contains("通报：贵单位有");
        assertThat(client("clerk").get("/console/notices").body()).contains("通报：派出的诉求有");
        assertThat(client("leader").get("/console/overdue").body()).contains(title);
        assertThat(client("clerk").get("/console/appeals/" + sent.number()).body()).contains("催办", "通报");
        assertThat(anybody().get("/t/" + sent.tracking()).body()).contains("已催促", "已通报");
        var page = staffWindow(PHONE, "wuye");
        page.navigate("/console/overdue?tab=REMIND");
        picture(page, "overdue-handler-" + PHONE);
    }

    private void overdueFor(Appeal appeal, int workingDays) {
        jdbc.sql("update appeal.appeal set due_at = :due::timestamptz where id = :id")
            .param("due", bound(Instant.now().toString(), workingDays).minusSeconds(1).toString())
            .param("id", appeal.id().value()).update();
    }

    private int unsigned(Appeal appeal) {
        return jdbc.sql("select count(*) from appeal.overdue where appeal = :id and what = 'UNSIGNED'")
            .param("id", appeal.id().value())
            .query(Integer.class).single();
    }

    @Test
    void two_nodes_at_once_do_it_once() {
        var appeal = file(YUQING, "两个节点同时催办");
        var at = days.opening(YUQING, appeal.work().dueAt(), 5);
        var nodes = IntStream.range(0, 4).mapToObj(n -> CompletableFuture.runAsync(() -> running.run(YUQING, at)))
            .toList();
        nodes.forEach(CompletableFuture::join);
        assertThat(actions(appeal)).containsOnlyOnce(AppealAction.REMIND).containsOnlyOnce(AppealAction.CIRCULATE);
    }

    @Test
    void what_was_answered_in_time_is_left_alone() {
        var appeal = taken(clerk(), file(COMMUNITY, "问一下积分"), new StepRequest.Accept(null, "other.else"));
        appeal = taken(clerk(), appeal, new StepRequest.Answer("可以到社区兑换。", "", "", List.of()));
        running.run(COUNTY, Instant.now());
        assertThat(actions(appeal)).doesNotContain(AppealAction.REMIND);
    }

    @Test
    void it_rises_by_itself_only_where_the_county_has_switched_it_on() {
        var appeal = file(YUQING, "没有开启自动上报");
        jdbc.sql("update appeal.appeal set desk_tier = 'TOWN', tier = 'TOWN' where id = :id")
            .param("id", appeal.id().value()).update();
        var at = days.opening(YUQING, appeal.work().dueAt(), 10);
        running.run(YUQING, at);
        assertThat(actions(appeal)).doesNotContain(AppealAction.RISE);
        var on = new Rules(null, 0, Instant.now(), "开启自动上报", "测试", Rules.defaults().limits(),
            new Rules.Settings(30, 2, 2, 2, 5, 8));
        var admin = staff(Role.SYSTEM_ADMINISTRATOR, YUQING, new OrganisationId(1));
        issuing.issue(admin, YUQING, RequestKey.fresh(), on);
        running.run(YUQING, at);
        running.run(YUQING, at.plusSeconds(3600));
        assertThat(actions(appeal)).containsOnlyOnce(AppealAction.RISE);
        assertThat(book.byId(appeal.id()).orElseThrow().work().deskTier()).isEqualTo(Tier.COUNTY);
        var off = new Rules(null, 0, Instant.now(), "关闭自动上报", "测试", Rules.defaults().limits(), Rules.Settings.DEFAULT);
        issuing.issue(admin, YUQING, RequestKey.fresh(), off);
    }

    @Test
    void from_a_compound_it_rises_three_times_up_to_the_county_and_no_further() {
        var appeal = file(new AreaCode("520329001005"), "一直没人管，逐级上报");
        jdbc.sql("update appeal.appeal set desk_tier = 'COMPOUND', tier = 'COMPOUND' where id = :id")
            .param("id", appeal.id().value()).update();
        var due = appeal.work().dueAt();
        var admin = staff(Role.SYSTEM_ADMINISTRATOR, YUQING, new OrganisationId(1));
        issuing.issue(admin, YUQING, RequestKey.fresh(), new Rules(null, 0, Instant.now(), "逐级上报", "测试",
            Rules.defaults().limits(), new Rules.Settings(30, 2, 2, 2, 5, 8)));
        running.run(YUQING, days.opening(YUQING, due, 7));
        assertThat(tier(appeal)).isEqualTo(Tier.COMPOUND);
        for (var tier : List.of(Tier.COMMUNITY, Tier.TOWN, Tier.COUNTY)) {
            var at = days.opening(YUQING, due, 8 * tier.ordinal());
            running.run(YUQING, at);
            running.run(YUQING, at.plusSeconds(3600));
            assertThat(tier(appeal)).isEqualTo(tier);
        }
        running.run(YUQING, days.opening(YUQING, due, 33));
        assertThat(actions(appeal)).filteredOn(AppealAction.RISE::equals).hasSize(3);
        assertThat(book.byId(appeal.id()).orElseThrow().work().dueAt()).as("rising gives no more time").isEqualTo(due);
        assertThat(anybody().get("/t/" + appeal.tracking()).body()).contains("逾期");
        issuing.issue(admin, YUQING, RequestKey.fresh(),
            new Rules(null, 0, Instant.now(), "关闭自动上报", "测试", Rules.defaults().limits(), Rules.Settings.DEFAULT));
    }

    private Tier tier(Appeal appeal) {
        return book.byId(appeal.id()).orElseThrow().work().deskTier();
    }

    @Test
    void a_pause_that_has_reached_its_bound_ends_by_itself() {
        var appeal = taken(clerk(), file(COMMUNITY, "三方一直没谈拢"), new StepRequest.Accept(null, "compound.drain"));
        appeal = taken(clerk(), appeal, new StepRequest.Deliberate("约三方谈", 1));
        jdbc.sql("update appeal.appeal set pause_until = now() - interval '1 minute' where id = :id")
            .param("id", appeal.id().value()).update();
        running.run(COUNTY, Instant.now());
        running.run(COUNTY, Instant.now());
        assertThat(actions(appeal)).containsOnlyOnce(AppealAction.RESUME);
        assertThat(book.byId(appeal.id()).orElseThrow().clocks().isPaused()).isFalse();
    }

    @Test
    void the_timer_of_a_deadline_is_written_behind_the_commit() {
        var appeal = file(COMMUNITY, "定时器写在提交之后");
        var fires = days.opening(COUNTY, appeal.work().dueAt(), 1).getEpochSecond() / 60 + 1;
        await().until(() -> jdbc.sql("""
                select count(*)
                from shared.scheduled_tasks
                where task_name = 'appeal-clock' and task_instance = :key
                """)
            .param("key", "520327@" + fires).query(Integer.class).single() == 1);
    }

    @Test
    void the_circular_names_the_holder_and_how_late_it_is() {
        var appeal = taken(clerk(), file(COMMUNITY, "通报页面上要看得到的一件"), new StepRequest.Accept(null, "other.else"));
        jdbc.sql("update appeal.appeal set due_at = now() - interval '20 days' where id = :id")
            .param("id", appeal.id().value()).update();
        running.run(COUNTY, Instant.now());
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "leader");
            page.navigate("/console/overdue");
            assertThat(page.locator("main").innerText()).contains("通报页面上要看得到的一件");
            picture(page, "overdue-" + width);
            page.context().close();
        }
    }

    private Instant bound(String now, int number) {
        return WhenTimeIsUp.bound(days, COUNTY, Instant.parse(now), number, ZONE);
    }

    private List<AppealAction> actions(Appeal appeal) {
        return book.history(appeal.id()).stream().map(Step::action).toList();
    }
}

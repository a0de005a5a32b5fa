package org.minsheng.appeal.internal.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.rates.RateBook.By;
import org.minsheng.appeal.internal.rates.RateBook.Figure;
import org.minsheng.appeal.internal.rates.RateBook.Question;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** Each test counts in a month of its own, long before anything else was filed. */
class RateTests extends AppealFixture {

    @Autowired
    private FoldingRates folding;
    @Autowired
    private RateBook rates;
    @Autowired
    private Excluding excluding;
    @Autowired
    private RateRules rules;

    private static final Set<LocalDate> TAKEN = new HashSet<>();

    @Test
    void an_answer_in_time_and_a_satisfied_person_count_and_open_what_is_behind() {
        var month = aMonth();
        var good = closed(month, Verdict.SATISFIED, false);
        var late = closed(month, Verdict.UNSOLVED, true);
        await().until(() -> total(month).valid() == 2 && total(month).asked() == 2);
        var row = total(month);
        assertThat(row.inTime()).isEqualTo(1);
        assertThat(row.solved()).isEqualTo(1);
        assertThat(row.satisfied()).isEqualTo(1);
        assertThat(rates.behind(question(month), Figure.LATE, null, 50).rows()).extracting(RateBook.Behind::number)
            .containsExactly(late.number());
        assertThat(rates.behind(question(month), Figure.SATISFIED, null, 50).rows()).extracting(RateBook.Behind::number)
            .containsExactly(good.number());
    }

    @Test
    void what_is_folded_twice_counts_once() {
        var month = aMonth();
        var appeal = closed(month, Verdict.SOLVED, false);
        await().until(() -> total(month).asked() == 1);
        folding.fold(List.of(appeal.id()));
        folding.fold(List.of(appeal.id(), appeal.id()));
        assertThat(total(month)).isEqualTo(new RateBook.Row("", 1, 1, 1, 1, 1, 0, 0, 0));
    }

    @Test
    void an_exclusion_holds_once_another_person_has_approved_it() {
        var month = aMonth();
        var appeal = closed(month, Verdict.UNSOLVED, true);
        await().until(() -> total(month).asked() == 1);
        var town = dispatcher();
        assertThat(excluding.propose(town, appeal, RequestKey.fresh(), Exclusion.Figure.ALL, "本人要求的事项不属于本县")).isTrue();
        assertThat(excluding.propose(town, appeal, RequestKey.fresh(), Exclusion.Figure.ALL, "再来一次")).isFalse();
        var id = excluding.of(appeal).getFirst().id();
        assertThat(total(month).valid()).isEqualTo(1);
        assertThat(excluding.decide(town, id, true, "同意")).isFalse();
        var leader = staff(Role.COUNTY_LEADER, COUNTY, new org.minsheng.shared.OrganisationId(1));
        assertThat(excluding.decide(leader, id, true, "情况属实")).isTrue();
        assertThat(total(month)).isEqualTo(new RateBook.Row("", 0, 0, 0, 0, 0, 0, 0, 1));
        assertThat(excluding.page(List.of(new Sight.Lens.Area(COUNTY)), Exclusion.State.APPROVED, null, 50).rows())
            .anyMatch(one -> one.number().equals(appeal.number()));
    }

    @Test
    void what_is_left_out_is_replaced_or_taken_back_and_whoever_proposed_it_hears_of_it() {
        var month = aMonth();
        var appeal = closed(month, Verdict.UNSOLVED, true);
        await().until(() -> total(month).asked() == 1);
        var proposer = account("longquan");
        var leader = staff(Role.COUNTY_LEADER, COUNTY, new OrganisationId(1));
        excluding.propose(proposer, appeal, RequestKey.fresh(), Exclusion.Figure.ALL, "不属于本县");
        excluding.decide(leader, excluding.of(appeal).getFirst().id(), true, "属实");
        assertThat(client("longquan").get("/console/notices").body()).contains("您申请的剔除已批准：" + appeal.number());
        assertThat(excluding.propose(proposer, appeal, RequestKey.fresh(), Exclusion.Figure.SOLVED, "只应不计解决率"))
            .isTrue();
        assertThat(excluding.decide(leader, excluding.of(appeal).getFirst().id(), true, "同意改")).isTrue();
        assertThat(total(month)).isEqualTo(new RateBook.Row("", 1, 0, 0, 0, 1, 0, 0, 1));
        assertThat(excluding.of(appeal)).extracting(Exclusion::state)
            .containsExactly(Exclusion.State.APPROVED, Exclusion.State.WITHDRAWN);
        long id = excluding.of(appeal).getFirst().id();
        assertThat(excluding.withdraw(clerk(), id, "想撤")).isFalse();
        assertThat(client("leader").post("/console/rates/exclusions/" + id + "/withdrawal", Map.of("reason", ""))
            .statusCode()).isEqualTo(303);
        assertThat(excluding.of(appeal).getFirst().state()).isEqualTo(Exclusion.State.APPROVED);
        client("leader").post("/console/rates/exclusions/" + id + "/withdrawal", Map.of("reason", "依据不足"));
        assertThat(total(month)).isEqualTo(new RateBook.Row("", 1, 0, 1, 0, 1, 0, 0, 0));
        assertThat(client("leader").get("/console/rates/exclusions?state=WITHDRAWN").body()).contains("依据不足");
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "leader");
            page.navigate("/console/rates/exclusions?state=APPROVED");
            picture(page, "exclusions-" + width);
            page.context().close();
        }
        assertThat(client("longquan").get("/console/notices").body()).contains("您申请的剔除已被撤销：" + appeal.number());
    }

    @Test
    void a_county_says_what_counts_and_the_past_is_counted_anew() {
        var yuqing = new AreaCode("520329");
        var month = aMonth();
        var refused = file(yuqing, "不予受理的一件");
        jdbc.sql("""
                update appeal.appeal
                set filed_at = :at, state = 'REFUSED', due_at = now() - interval '1 day'
                where id = :id
                """)
            .param("at", month.plusDays(9)).param("id", refused.id().value()).update();
        folding.fold(List.of(refused.id()));
        var question = new Question(new Lens.Area(yuqing), month, month, null, null, null);
        assertThat(rates.total(question).valid()).isZero();
        var leader = staff(Role.COUNTY_LEADER, yuqing, new OrganisationId(1));
        assertThat(rules.set(clerk(), yuqing, RequestKey.fresh(), Set.of(), RateRule.Response.ANSWER, "不该可以"))
            .isFalse();
        assertThat(rules.set(leader, yuqing, RequestKey.fresh(), Set.of(AppealState.MERGED),
            RateRule.Response.ANSWER, "按市里口径")).isTrue();
        await().until(() -> {
            folding.follow();
            return !rules.isRefolding(yuqing);
        });
        assertThat(rates.total(question).valid()).isEqualTo(1);
        assertThat(rules.of(yuqing).getFirst().reason()).isEqualTo("按市里口径");
        rules.set(leader, yuqing, RequestKey.fresh(), RateRule.CHOICES, RateRule.Response.CONTACT, "改回");
        await().until(() -> {
            folding.follow();
            return !rules.isRefolding(yuqing);
        });
        assertThat(rates.total(question).valid()).isZero();
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "leader");
            page.navigate("/console/rates/rules");
            picture(page, "rate-rules-" + width);
            page.context().close();
        }
        assertThat(client("leader").post("/console/rates/rules",
            Map.of("response", "CONTACT", "requestKey", RequestKey.fresh().toString())).statusCode())
            .isEqualTo(422);
        assertThat(client("clerk").get("/console/rates/rules").body()).doesNotContain("按此统计");
    }

    @Test
    void taking_it_on_in_time_is_a_response_and_what_was_separated_counts_again() {
        var month = aMonth();
        var sent = taken(clerk(), taken(clerk(), file(compound(), "接单就算响应"),
            new StepRequest.Accept(null, "compound.drain")),
            new StepRequest.Dispatch(null, null, null, ""));
        filedIn(month, sent);
        var manager = property();
        var signed = taken(manager, book.byId(sent.id()).orElseThrow(), new StepRequest.Sign());
        await().until(() -> counted(month) == 1);
        assertThat(total(month).inTime()).isEqualTo(1);
        takingStep.takeBack(manager, signed.number(), signed.version(), RequestKey.fresh(), AppealAction.SIGN,
            sent.clocks().responsible());
        await().until(() -> counted(month) == 0);
        jdbc.sql("update appeal.appeal set sign_due_at = now() - interval '1 minute' where id = :id")
            .param("id", sent.id().value()).update();
        folding.fold(List.of(sent.id()));
        assertThat(total(month).valid()).as("not signed for in time").isEqualTo(1);
        assertThat(total(month).inTime()).isZero();
        var lead = file(compound(), "并进来又分出去，主件");
        var other = file(compound(), "并进来又分出去");
        filedIn(month, other);
        jdbc.sql("update appeal.appeal set due_at = now() - interval '1 minute' where id = :id")
            .param("id", other.id().value()).update();
        folding.fold(List.of(other.id()));
        assertThat(total(month).valid()).isEqualTo(2);
        var merged = taken(clerk(), book.byId(other.id()).orElseThrow(), new StepRequest.Merge(lead.number()));
        await().until(() -> counted(month) == 1);
        taken(clerk(), merged, new StepRequest.Separate(""));
        await().until(() -> counted(month) == 2);
    }

    /** Followed at once, without waiting for the timer. */
    private long counted(LocalDate month) {
        folding.follow();
        return total(month).valid();
    }

    private void filedIn(LocalDate month, Appeal appeal) {
        jdbc.sql("update appeal.appeal set filed_at = :at where id = :id").param("at", month.plusDays(9))
            .param("id", appeal.id().value()).update();
    }

    @Test
    void the_total_is_of_all_rows_and_the_rows_go_on_on_the_next_page() {
        var month = aMonth();
        jdbc.sql("""
                insert into appeal.rate (county, month, area, organisation, kind, valid, in_time, asked, solved, rated,
                    satisfied, second, excluded)
                select '529999', :month, '529999', 7000000 + n, 'HELP', 1, 1, 0, 0, 0, 0, 0, 0
                from generate_series(1, 250) as n
                """).param("month", month).update();
        var question = new Question(new Lens.Area(new AreaCode("529999")), month, month, null, null, null);
        assertThat(rates.total(question).valid()).isEqualTo(250);
        var first = rates.rows(question, By.ORGANISATION, "", 100);
        var second = rates.rows(question, By.ORGANISATION, java.util.Objects.requireNonNull(first.next()), 100);
        var third = rates.rows(question, By.ORGANISATION, java.util.Objects.requireNonNull(second.next()), 100);
        assertThat(third.rows()).hasSize(50);
        assertThat(third.next()).isNull();
        assertThat(java.util.stream.Stream.of(first, second, third).flatMap(part -> part.rows().stream())
            .map(RateBook.Row::key)).doesNotHaveDuplicates().hasSize(250);
        jdbc.sql("delete from appeal.rate where county = '529999'").update();
    }

    @Test
    void the_sums_are_what_counting_would_give() {
        var month = aMonth();
        closed(month, Verdict.SOLVED, false);
        await().until(() -> total(month).asked() == 1);
        int wrong = jdbc.sql("""
                select count(*)
                from (
                    select county, month, area, organisation, kind, sum(valid) as valid, sum(in_time) as in_time,
                        sum(asked) as asked,
                        sum(solved) as solved, sum(satisfied) as satisfied, sum(excluded) as excluded
                    from appeal.fact
                    group by 1, 2, 3, 4, 5
                ) as counted
                full join appeal.rate using (county, month, area, organisation, kind)
                where (coalesce(counted.valid, 0), coalesce(counted.in_time, 0), coalesce(counted.asked, 0),
                    coalesce(counted.solved, 0))
                    <> (coalesce(rate.valid, 0), coalesce(rate.in_time, 0), coalesce(rate.asked, 0),
                        coalesce(rate.solved, 0))
                """).query(Integer.class).single();
        assertThat(wrong).isZero();
    }

    @Test
    void the_page_shows_numerator_and_denominator_and_leads_to_the_list() {
        var present = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).withDayOfMonth(1);
        closed(null, Verdict.SATISFIED, false);
        await().until(() -> total(present).asked() > 0);
        for (var by : By.values()) {
            assertThat(client("leader").get("/console/rates?by=" + by).body()).contains("响应率", "合计");
        }
        assertThat(client("leader").get("/console/rates/appeals?figure=SATISFIED").statusCode()).isEqualTo(200);
        assertThat(client("chengguan").get("/console/rates").statusCode()).isEqualTo(200);
        for (int width : new int[] {PHONE, DESKTOP}) {
            var page = staffWindow(width, "leader");
            page.navigate("/console/rates");
            picture(page, "rates-" + width);
            page.locator("td.rate a").first().click();
            page.waitForURL("**/console/rates/appeals**");
            picture(page, "rates-behind-" + width);
            page.keyboard().press("j");
            page.keyboard().press("x");
            page.waitForURL("**/exclusions");
            page.context().close();
        }
    }

    @Test
    void an_exclusion_is_proposed_and_approved_on_the_screens() {
        var appeal = closed(aMonth(), Verdict.UNSOLVED, false);
        var path = "/console/appeals/" + appeal.number() + "/exclusions";
        assertThat(client("clerk").post(path, Map.of("figure", "SOLVED", "requestKey", RequestKey.fresh().toString()))
            .statusCode()).isEqualTo(422);
        var clerk = staffWindow(DESKTOP, "clerk");
        clerk.navigate(path);
        clerk.keyboard().press("f");
        PlaywrightAssertions.assertThat(clerk.locator("input[name=figure]").first()).isFocused();
        clerk.keyboard().press("Space");
        clerk.keyboard().press("Tab");
        clerk.keyboard().type("诉求超出法律规定");
        clerk.keyboard().press("Escape");
        clerk.keyboard().press("r");
        PlaywrightAssertions.assertThat(clerk.locator("#list")).containsText("诉求超出法律规定");
        picture(clerk, "exclusion-1440");
        onPhone(clerk, "exclusion-390");
        clerk.context().close();
        assertThat(client("leader").get("/console/rates/exclusions").body()).contains("诉求超出法律规定").contains("批准后");
        long id = excluding.of(appeal).getFirst().id();
        assertThat(client("clerk").post("/console/rates/exclusions/" + id + "/decision", Map.of("approve", "yes"))
            .statusCode()).isEqualTo(403);
        client("leader").post("/console/rates/exclusions/" + id + "/decision",
            Map.of("approve", "yes", "decision", "属实"));
        assertThat(excluding.of(appeal).getFirst().state()).isEqualTo(Exclusion.State.APPROVED);
    }

    /** Some month of long ago in which nothing was filed yet, whatever ran on the same data before. */
    private LocalDate aMonth() {
        LocalDate month;
        do {
            month = LocalDate.of(1800, 1, 1).plusMonths(ThreadLocalRandom.current().nextInt(2_400));
        } while (TAKEN.contains(month)
            || jdbc.sql("select exists (select from appeal.fact where month = :month)").param("month", month)
                .query(Boolean.class).single());
        TAKEN.add(month);
        return month;
    }

    private RateBook.Row total(LocalDate month) {
        return rates.total(question(month));
    }

    private static Question question(LocalDate month) {
        return new Question(new Lens.Area(COUNTY), month, month, null, null, null);
    }

    /** Answered and called back; filed in that month, or now. */
    private Appeal closed(@org.jspecify.annotations.Nullable LocalDate month, Verdict verdict, boolean late) {
        var clerk = clerk();
        var appeal = taken(clerk, file(COMMUNITY, "三率里的一件"), new StepRequest.Accept(null, "other.else"));
        if (month != null) {
            jdbc.sql("update appeal.appeal set filed_at = :at where id = :id").param("at", month.plusDays(9))
                .param("id", appeal.id().value()).update();
        }
        if (late) {
            jdbc.sql("update appeal.appeal set due_at = now() - interval '1 minute' where id = :id")
                .param("id", appeal.id().value()).update();
        }
        appeal = taken(clerk, book.byId(appeal.id()).orElseThrow(), new StepRequest.Answer("已经办好。", "", "", List.of()));
        return taken(clerk(), appeal, new StepRequest.CallBack(verdict, ""));
    }
}

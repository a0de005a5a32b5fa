package org.minsheng.appeal.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Exceptional;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Ledger.Filter;
import org.minsheng.appeal.internal.Ledger.Odd;
import org.minsheng.appeal.internal.Sight.Lens;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepRequest.ReturnReason;
import org.minsheng.shared.AreaCode;

/** What a supervisor looks at. */
class ExceptionTests extends AppealFixture {

    @Test
    void what_was_returned_twice_stands_behind_its_figure_and_nothing_else_does() {
        var twice = file(compound(), "退了两次的一件事");
        var once = file(compound(), "没有退过的一件事");
        var accepted = taken(clerk(), twice, new StepRequest.Accept(null, "compound.drain"));
        for (int time = 0; time < 2; time++) {
            var sent = taken(clerk(), accepted, new StepRequest.Dispatch(null, null, null, ""));
            accepted = taken(property(), sent, new StepRequest.Return(ReturnReason.UNCLEAR_OWNERSHIP, "不归物业管",
                "物业服务合同第三条", java.util.List.of()));
        }
        assertThat(ledger.exceptional(COMMUNITY, java.time.Instant.now()).get(Exceptional.RETURNED)).isPositive();
        var secretary = client("tiyuchang");
        assertThat(secretary.get("/console/exceptions").body()).contains("/console/appeals?tab=open&amp;odd=RETURNED");
        assertThat(secretary.get("/console/appeals?tab=open&odd=RETURNED").body()).contains(twice.number())
            .doesNotContain(once.number());
        assertThat(client("leader").get("/console/exceptions").statusCode()).isEqualTo(200);
        assertThat(client("wuye").get("/console/exceptions").statusCode()).isEqualTo(403);
    }

    /** What each figure is about, as a change of one matter, and how it is made plain again. */
    private static final Map<Exceptional, String> ODD = Map.of(Exceptional.OVERDUE,
        "due_at = now() - interval '1 minute'",
        Exceptional.SOON, "due_at = now() + interval '5 hours'",
        Exceptional.UNSIGNED, "state = 'DISPATCHED', sign_due_at = now() - interval '1 minute'",
        Exceptional.RETURNED, "returns = 2", Exceptional.REOPENED, "round = 2",
        Exceptional.UNASKED, "state = 'ANSWERED', answered_at = now() - interval '49 hours'",
        Exceptional.UNHELD, "holder_org = null",
        Exceptional.UNDRAWN, "state = 'ANSWERED', answered_at = now()");

    @Test
    void each_figure_counts_what_it_says_and_leads_to_it() {
        assertThat(ODD.keySet()).containsExactlyInAnyOrder(Exceptional.values());
        var alone = quietCompound();
        ODD.forEach((odd, change) -> {
            var appeal = file(alone, "异常一览里的一件 " + odd);
            jdbc.sql("update appeal.appeal set due_at = now() + interval '9 days' where id = :id")
                .param("id", appeal.id().value()).update();
            var list = "/console/appeals?tab=open&odd=" + odd;
            assertThat(client("tiyuchang").get(list).body()).as(odd.name()).doesNotContain(appeal.number());
            long before = ledger.exceptional(alone, Instant.now()).getOrDefault(odd, 0L);
            jdbc.sql("update appeal.appeal set " + change + " where id = :id")
                .param("id", appeal.id().value()).update();
            if (odd == Exceptional.UNDRAWN) {
                jdbc.sql("insert into appeal.call_back (appeal, round, account, drawn_at) values (:id, 1, null, now())")
                    .param("id", appeal.id().value()).update();
            }
            assertThat(ledger.exceptional(alone, Instant.now()).getOrDefault(odd, 0L))
                .as(odd.name()).isEqualTo(before + 1);
            assertThat(ledger.page(new Lens.Area(alone),
                new Filter(true, false, List.of(), null, null, null, null, null, Set.of(), false, null,
                    new Odd(odd, Instant.now())), null, 500).rows()).as(odd.name())
                .extracting(Ledger.Row::number).contains(appeal.number());
            jdbc.sql("update appeal.appeal set state = 'WITHDRAWN' where id = :id")
                .param("id", appeal.id().value()).update();
        });
    }

    /** One of the community's compounds in which nobody else files meanwhile. */
    private AreaCode quietCompound() {
        return new AreaCode(jdbc.sql("""
                select code
                from area.place
                where code like '520327001003____' and name <> '凤凰苑' and retired_at is null
                order by code
                limit 1
                """)
            .query(String.class).single());
    }

    @Test
    void what_waits_besides_appeals_has_its_figure_too() {
        var appeal = file(compound(), "等人批准剔除的一件");
        jdbc.sql("""
                insert into appeal.exclusion (request_key, appeal, county, place_code, figure, reason, proposed_at,
                    proposed_by, proposed_by_name)
                values (gen_random_uuid(), :id, '520327', :place, 'ALL', '测试', now(), 'account:1', '测试')
                """).param("id", appeal.id().value()).param("place", compound().value()).update();
        var page = client("leader").get("/console/exceptions").body();
        assertThat(page).contains("延期申请没有决定", "/console/extensions?scope=area", "剔除申请没有决定",
            "/console/rates/exclusions", "治理任务逾期或没人牵头", "回访没有人可派", "超过签收时限没人签收");
        assertThat(client("leader").get("/console/rates/exclusions").body()).contains("等人批准剔除的一件");
        for (int width : new int[] {PHONE, DESKTOP}) {
            var window = staffWindow(width, "leader");
            window.navigate("/console/exceptions");
            picture(window, "exceptions-" + width);
            window.context().close();
        }
    }
}

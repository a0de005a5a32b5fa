package org.minsheng.appeal.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Exceptional;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepRequest.ReturnReason;

/** What a supervisor looks at. */
class ExceptionTests extends AppealFixture {

    @Test
    void what_was_returned_twice_stands_behind_its_figure_and_nothing_else_does() {
        var twice = file(compound(), "退了两次的一件事");
        var once = file(compound(), "没有退过的一件事");
        var accepted = taken(clerk(), twice, new StepRequest.Accept(null, "compound.drain"));
        for (int time = 0; time < 2; time++) {
            var sent = taken(clerk(), accepted, new StepRequest.Dispatch(null, null, null, ""));
            accepted = taken(property(), sent, new StepRequest.Return(ReturnReason.UNCLEAR_OWNERSHIP, "不归物业管", "物业服务合同第三条", java.util.List.of()));
        }
        assertThat(ledger.exceptional(COMMUNITY, java.time.Instant.now()).get(Exceptional.RETURNED)).isPositive();
        var secretary = client("tiyuchang");
        assertThat(secretary.get("/console/exceptions").body()).contains("/console/appeals?tab=open&amp;odd=RETURNED");
        assertThat(secretary.get("/console/appeals?tab=open&odd=RETURNED").body()).contains(twice.number()).doesNotContain(once.number());
        assertThat(client("leader").get("/console/exceptions").statusCode()).isEqualTo(200);
        assertThat(client("wuye").get("/console/exceptions").statusCode()).isEqualTo(403);
    }
}

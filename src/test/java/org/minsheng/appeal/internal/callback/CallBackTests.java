package org.minsheng.appeal.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.Exceptional;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Calls follow the people who can make them; at the county's own desk of 余庆 (520329) nobody stands but those a test
 * puts there.
 */
class CallBackTests extends AppealFixture {

    private static final AreaCode YUQING = new AreaCode("520329");

    @Autowired
    private RedrawingCallBacks redrawing;

    @Test
    void a_call_that_nobody_can_make_is_an_exception_until_somebody_comes_and_goes_on_when_that_one_leaves() {
        var clerk = staff(Role.DESK_CLERK, YUQING, new OrganisationId(1));
        var appeal = taken(clerk, file(YUQING, "答复以后没有别人可以回访"), new StepRequest.Accept(null, "other.else"));
        appeal = taken(clerk, appeal, new StepRequest.Answer("已经办好。", "", "", List.of()));
        var answered = appeal;
        await().until(() -> isOpen(answered));
        assertThat(caller(answered)).isNull();
        long undrawn = undrawn();
        assertThat(undrawn).isPositive();
        var first = atDesk();
        redrawing.redraw();
        assertThat(caller(answered)).isEqualTo(first);
        assertThat(undrawn()).isLessThan(undrawn);
        var second = atDesk();
        assertThat(redrawing.redraw()).isZero();
        assertThat(redrawing.redraw(first)).isPositive();
        assertThat(caller(answered)).isEqualTo(second);
        leave(second);
        redrawing.redraw();
        assertThat(caller(answered)).isEqualTo(first);
        leave(first);
        redrawing.redraw();
        assertThat(caller(answered)).isNull();
    }

    private boolean isOpen(Appeal appeal) {
        return jdbc.sql("select exists (select from appeal.call_back where appeal = :id and done_at is null)")
            .param("id", appeal.id().value())
            .query(Boolean.class).single();
    }

    private @Nullable AccountId caller(Appeal appeal) {
        long id = jdbc.sql("select coalesce(account, 0) from appeal.call_back where appeal = :id")
            .param("id", appeal.id().value()).query(Long.class).single();
        return id == 0 ? null : new AccountId(id);
    }

    private long undrawn() {
        return ledger.exceptional(YUQING, Instant.now()).getOrDefault(Exceptional.UNDRAWN, 0L);
    }

    private AccountId atDesk() {
        return new AccountId(jdbc.sql("""
                with opened as (
                    insert into account.account (kind, name, username, created_at)
                    values ('STAFF', '回访员', :username, now())
                    returning id
                )
                insert into account.granted (account, role, organisation, area, given_at, given_by)
                select id, 'DESK_CLERK', 1, :area, now(), 'test'
                from opened
                returning account
                """)
            .param("username", "caller-" + UUID.randomUUID())
            .param("area", YUQING.value())
            .query(Long.class)
            .single());
    }

    private void leave(AccountId account) {
        jdbc.sql("update account.granted set ended_at = now(), ended_by = 'test' where account = :id")
            .param("id", account.value()).update();
    }
}

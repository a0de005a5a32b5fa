package org.minsheng.appeal.internal.vacancy;

import java.time.Clock;
import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.assigning.AssignmentBook;
import org.minsheng.appeal.internal.callback.RedrawingCallBacks;
import org.minsheng.appeal.internal.handover.LeavingPromises;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives to others what was one person's who may not do it any more: calls that were drawn or promised, cares. */
@Component
class LeavingWork {

    private final Accounts accounts;
    private final RedrawingCallBacks callBacks;
    private final AssignmentBook assignments;
    private final LeavingPromises promises;
    private final Clock clock;

    LeavingWork(Accounts accounts, RedrawingCallBacks callBacks, AssignmentBook assignments,
                LeavingPromises promises, Clock clock) {
        this.accounts = accounts;
        this.callBacks = callBacks;
        this.assignments = assignments;
        this.promises = promises;
        this.clock = clock;
    }

    @Transactional
    void run(AccountId account) {
        var viewer = accounts.viewers(List.of(account)).get(account);
        var still = viewer == null ? List.<OrganisationId>of()
            : viewer.grants().stream().map(Grant::organisation).distinct().toList();
        assignments.leave(account, still, clock.instant());
        promises.leave(account, still);
        if (viewer == null || !viewer.has(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
            Role.TOWN_DISPATCHER, Role.COUNTY_LEADER)) {
            callBacks.redraw(account);
        }
    }
}

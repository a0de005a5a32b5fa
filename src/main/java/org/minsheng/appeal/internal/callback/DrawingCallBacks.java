package org.minsheng.appeal.internal.callback;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealStep;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Behind the commit of an answer, draws who calls back: somebody at the desk of the tier, else of the next, never who answered. */
@Component
class DrawingCallBacks {

    private static final Set<Role> DESKS = EnumSet.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER);
    private static final Set<AppealAction> ENDS = EnumSet.of(AppealAction.CALL_BACK, AppealAction.CLOSE, AppealAction.REOPEN);

    private final CallBackBook callBacks;
    private final AppealBook book;
    private final Accounts accounts;

    DrawingCallBacks(CallBackBook callBacks, AppealBook book, Accounts accounts) {
        this.callBacks = callBacks;
        this.book = book;
        this.accounts = accounts;
    }

    @EventListener
    void on(AppealStep step) {
        if (step.action() == AppealAction.ANSWER) {
            book.byId(step.appeal()).filter(appeal -> appeal.outcome().answeredAt() != null && !appeal.work().state().isFinal())
                .ifPresent(appeal -> draw(appeal, step));
        } else if (ENDS.contains(step.action())) {
            callBacks.done(step.appeal(), step.at());
        }
    }

    private void draw(Appeal appeal, AppealStep step) {
        var answerer = book.lastActor(appeal.id(), AppealAction.ANSWER).orElse("");
        for (@Nullable Tier tier = appeal.work().deskTier(); tier != null; tier = tier.above()) {
            var among = at(appeal.said().place(), tier).stream().filter(account -> !answerer.equals("account:" + account.value())).toList();
            if (!among.isEmpty()) {
                callBacks.draw(appeal.id(), appeal.work().round(), among, step.at());
                return;
            }
        }
    }

    /** Whose area is exactly of this tier: all over the place without those over the place above. */
    private List<AccountId> at(AreaCode place, Tier tier) {
        var here = place.at(tier == Tier.COMPOUND ? AreaCode.Level.COMPOUND : tier.level());
        if (here == null) {
            return List.of();
        }
        var among = new ArrayList<>(accounts.over(here, DESKS));
        var above = here.parent();
        if (above != null) {
            among.removeAll(accounts.over(above, DESKS));
        }
        return among;
    }
}

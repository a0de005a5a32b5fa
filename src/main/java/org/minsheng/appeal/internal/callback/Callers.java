package org.minsheng.appeal.internal.callback;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.DeskPeople;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.springframework.stereotype.Component;

/**
 * Who may call a reporter back: somebody at the desk of the tier, else of the next, else the county's leader, never who
 * answered.
 */
@Component
class Callers {

    private static final Set<Role> LEADERS = EnumSet.of(Role.COUNTY_LEADER);

    private final AppealBook book;
    private final DeskPeople desks;

    Callers(AppealBook book, DeskPeople desks) {
        this.book = book;
        this.desks = desks;
    }

    /** Where nobody else stands at any desk up to the county, its leaders; empty when there is none. */
    List<AccountId> of(Appeal appeal) {
        var answerer = book.lastActor(appeal.id(), AppealAction.ANSWER).orElse("");
        for (@Nullable Tier tier = appeal.work().deskTier(); tier != null; tier = tier.above()) {
            var among = desks.at(appeal.said().place(), tier).stream()
                .filter(account -> !answerer.equals("account:" + account.value())).toList();
            if (!among.isEmpty()) {
                return among;
            }
        }
        return desks.at(appeal.said().place(), Tier.COUNTY, LEADERS);
    }
}

package org.minsheng.appeal.internal.clock;

import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.DeskPeople;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Tier;
import org.springframework.stereotype.Component;

/** Tells of wishes for more time: the desk that decides of a new one, who asked of the end. */
@Component
class TellingOfWishes {

    private final StaffNotices staff;
    private final Accounts accounts;
    private final DeskPeople desks;

    TellingOfWishes(StaffNotices staff, Accounts accounts, DeskPeople desks) {
        this.staff = staff;
        this.accounts = accounts;
        this.desks = desks;
    }

    void asked(Appeal appeal, Tier tier) {
        staff.tell(new StaffNotices.Notice("appeal-extension-asked:" + appeal.id().value() + ":"
            + appeal.work().dueAt() + ":"
            + appeal.clocks().extensions() + ":" + tier, desks.at(appeal.said().place(), tier),
            "appeal.extension.told.asked", List.of(appeal.number()), path(appeal), false));
    }

    /** @param ending what came of it, the end of a message key */
    void ended(Extension wish, Appeal appeal, String ending) {
        var organisation = wish.organisation();
        if (organisation != null) {
            staff.tell(new StaffNotices.Notice("appeal-extension:" + wish.id(), accounts.at(organisation),
                "appeal.extension.told." + ending, List.of(appeal.number()),
                "/console/appeals/" + appeal.number(), false));
        }
    }

    private static String path(Appeal appeal) {
        return "/console/appeals/" + appeal.number() + "/extensions";
    }
}

package org.minsheng.visit.internal.care;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.area.Places;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.springframework.stereotype.Component;

/** Tells those who must act when a value is too high or nobody looked in, in the transaction that found it. */
@Component
class CareAlarms {

    private final StaffNotices staff;
    private final Accounts accounts;
    private final Places places;

    CareAlarms(StaffNotices staff, Accounts accounts, Places places) {
        this.staff = staff;
        this.accounts = accounts;
        this.places = places;
    }

    /** To the secretary, the property manager and who goes there, at once and also to their phones. */
    void tooHigh(Care care, long task, String value) {
        tell(care, "visit-care-value:" + task, "visit.care.told.value", List.of(places.address(care.door()), value),
            true);
    }

    /** A missed temperature cannot wait; a missed visit can until people are at work. */
    void missed(Care care, long task) {
        tell(care, "visit-care-missed:" + task, "visit.care.told.missed." + care.kind(),
            List.of(places.address(care.door())), care.kind() == CareKind.QUARANTINE);
    }

    private void tell(Care care, String event, String text, List<String> arguments, boolean urgent) {
        var roles = care.kind() == CareKind.QUARANTINE ? CareRights.ALARMED : List.of(Role.COMMUNITY_SECRETARY);
        var to = new LinkedHashSet<AccountId>(accounts.over(care.door(), roles));
        if (care.carerAccount() != null) {
            to.add(care.carerAccount());
        }
        staff.tell(new StaffNotices.Notice(event, new ArrayList<>(to), text, arguments, CareOverviewPages.PATH + "/"
            + care.id().value(), urgent));
    }
}

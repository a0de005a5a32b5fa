package org.minsheng.cooperation.internal.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.StaffNotices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells both parties that their agreement is about to end; what was renewed, changed or ended since is left alone. */
@Component
class RemindingRenewal {

    private final AgreementBook book;
    private final StaffNotices staff;
    private final Accounts accounts;
    private final Clock clock;

    RemindingRenewal(AgreementBook book, StaffNotices staff, Accounts accounts, Clock clock) {
        this.book = book;
        this.staff = staff;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @return whether somebody was told */
    @Transactional
    public boolean remind(AgreementId id, int daysBefore, LocalDate endsOn) {
        var agreement = book.find(id).orElse(null);
        if (agreement == null || agreement.endedAt() != null || !agreement.terms().endsOn().equals(endsOn)
            || book.renewal(id).isPresent()
                || LocalDate.now(clock).isAfter(endsOn.plusDays(1)) || isLater(daysBefore, endsOn)) {
            return false;
        }
        var to = new LinkedHashSet<AccountId>(accounts.over(agreement.community(), Rights.LEADERS));
        to.addAll(accounts.at(agreement.unit()));
        staff.tell(new StaffNotices.Notice("cooperation-agreement:" + id.value() + ":" + daysBefore + ":" + endsOn,
            new ArrayList<>(to), daysBefore == 0 ? "cooperation.agreement.told.today"
                : "cooperation.agreement.told.soon",
            List.of(agreement.terms().unitName(), Integer.toString(daysBefore), endsOn.toString()),
            agreement.path(), false));
        return true;
    }

    /** Of the reminders that were all due when a short agreement was entered only the last one is said. */
    private boolean isLater(int daysBefore, LocalDate endsOn) {
        var today = LocalDate.now(clock);
        return AgreementTimers.DAYS_BEFORE.stream()
            .anyMatch(days -> days < daysBefore && !endsOn.minusDays(days).isAfter(today));
    }
}

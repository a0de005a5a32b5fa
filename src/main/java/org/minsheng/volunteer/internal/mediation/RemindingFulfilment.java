package org.minsheng.volunteer.internal.mediation;

import java.util.ArrayList;
import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.shared.StaffNotices;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day by which an agreement was to be fulfilled is over: the mediator and the community ask whether it was; once.
 */
@Component
class RemindingFulfilment {

    private final MediationBook book;
    private final Accounts accounts;
    private final StaffNotices notices;

    RemindingFulfilment(MediationBook book, Accounts accounts, StaffNotices notices) {
        this.book = book;
        this.accounts = accounts;
        this.notices = notices;
    }

    @Transactional
    public void remind(long id) {
        var mediation = book.find(id).filter(one -> one.state().isAgreed() && one.fulfilBy() != null).orElse(null);
        if (mediation == null) {
            return;
        }
        var to = new ArrayList<>(accounts.over(mediation.community(), Rights.TOLD));
        if (mediation.acceptedBy() != null && !to.contains(mediation.acceptedBy())) {
            to.add(mediation.acceptedBy());
        }
        notices.tell(new StaffNotices.Notice("volunteer-fulfilment:" + id, to, "volunteer.mediation.told.fulfilment",
            List.of(mediation.title(), String.valueOf(mediation.fulfilBy())), MediationPages.PATH + "/" + id, false));
    }
}

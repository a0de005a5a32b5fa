package org.minsheng.volunteer.internal.mediation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.minsheng.account.Accounts;
import org.minsheng.shared.StaffNotices;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds the mediator and the community that the parties may still apply for judicial confirmation; once. */
@Component
class RemindingJudicial {

    private final MediationBook book;
    private final Accounts accounts;
    private final StaffNotices notices;
    private final Clock clock;

    RemindingJudicial(MediationBook book, Accounts accounts, StaffNotices notices, Clock clock) {
        this.book = book;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
    }

    @Transactional
    public void remind(long id) {
        var mediation = book.find(id).orElse(null);
        if (mediation == null || !mediation.judicial().isEmpty() || mediation.judicialUntil() == null
            || !book.reminded(id, clock.instant())) {
            return;
        }
        var to = new ArrayList<>(accounts.over(mediation.community(), Rights.TOLD));
        if (mediation.acceptedBy() != null && !to.contains(mediation.acceptedBy())) {
            to.add(mediation.acceptedBy());
        }
        notices.tell(new StaffNotices.Notice("volunteer-judicial:" + id, to, "volunteer.mediation.told.judicial",
            List.of(mediation.title(), Objects.requireNonNull(mediation.judicialUntil()).toString()),
            MediationPages.PATH + "/" + id, true));
    }
}

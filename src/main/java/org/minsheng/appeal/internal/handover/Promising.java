package org.minsheng.appeal.internal.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes that a call-back was promised, and that it was made. */
@Component
class Promising {

    private final PromiseBook book;
    private final AuditTrail audit;
    private final Clock clock;

    Promising(PromiseBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same request again promises nothing more. */
    @Transactional
    public void promise(Viewer viewer, AccountId account, OrganisationId organisation, Appeal appeal,
                        RequestKey key, Instant due, String note) {
        if (book.add(key, appeal.id(), organisation, account, due, note, clock.instant())) {
            audit.record(viewer, "appeal.promise", appeal.id().subject(), null, Map.of("due", due.toString()));
        }
    }

    @Transactional
    public boolean keep(Viewer viewer, AccountId account, long promise) {
        boolean kept = book.keep(promise, viewer.organisations(), account, clock.instant());
        if (kept) {
            audit.record(viewer, "appeal.keep-promise", "promise:" + promise, null, Map.of("kept", true));
        }
        return kept;
    }
}

package org.minsheng.cooperation.internal.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends an agreement before its time, or lets a new one go on for it with the same items. */
@Component
class EndingAgreement {

    private final AgreementBook book;
    private final ItemBook items;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    EndingAgreement(AgreementBook book, ItemBook items, TimerRows timers, AuditTrail audit, Clock clock) {
        this.book = book;
        this.items = items;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome end(Viewer viewer, AgreementId id, String reason) {
        var agreement = book.hold(id).orElseThrow();
        if (!Rights.mayLead(viewer, agreement.community())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (!book.end(id, reason, clock.instant())) {
            return Outcome.refused(Refusal.ENDED);
        }
        audit.record(viewer, "cooperation.end-agreement", "agreement:" + id.value(), null, Map.of("reason", reason));
        return new Done(id.value());
    }

    /** The new one begins the day after; a second renewal of the same one is refused. */
    @Transactional
    public Outcome renew(Viewer viewer, RequestKey key, AgreementId id, LocalDate until) {
        var agreement = book.hold(id).orElseThrow();
        if (!Rights.mayLead(viewer, agreement.community())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        var terms = agreement.terms();
        if (agreement.endedAt() != null) {
            return Outcome.refused(Refusal.ENDED);
        }
        var from = terms.endsOn().plusDays(1);
        if (!until.isAfter(from)) {
            return Outcome.refused("until", "cooperation.agreement.ends-before");
        }
        var made = book.add(viewer, key, agreement.community(), agreement.unit(),
            new Agreement.Terms(terms.kind(), terms.unitName(),
                terms.unitSignatory(), terms.communitySignatory(), from, until, terms.note()), id, clock.instant());
        if (made.isEmpty()) {
            return book.byKey(key).<Outcome>map(first -> new Done(first.value()))
                .orElseGet(() -> Outcome.refused("until", "cooperation.agreement.renewed-already"));
        }
        items.copy(id, made.get());
        AgreementTimers.set(timers, made.get(), until, clock.getZone());
        audit.record(viewer, "cooperation.renew-agreement", "agreement:" + made.get().value(), null,
            Map.of("renews", id.value(), "until", until.toString()));
        return new Done(made.get().value());
    }
}

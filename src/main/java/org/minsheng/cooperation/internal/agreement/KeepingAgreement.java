package org.minsheng.cooperation.internal.agreement;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.cooperation.internal.Rights;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.TimerRows;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters an agreement, changes what is on the paper, adds the signed scan, and sets the reminders. */
@Component
class KeepingAgreement {

    private final AgreementBook book;
    private final Attachments attachments;
    private final TimerRows timers;
    private final AuditTrail audit;
    private final Clock clock;

    KeepingAgreement(AgreementBook book, Attachments attachments, TimerRows timers, AuditTrail audit, Clock clock) {
        this.book = book;
        this.attachments = attachments;
        this.timers = timers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome sign(Viewer viewer, RequestKey key, AreaCode community, OrganisationId unit,
                        Agreement.Terms terms, List<AttachmentId> scans) {
        if (!Rights.mayLead(viewer, community)) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        var made = book.add(viewer, key, community, unit, terms, null, clock.instant());
        if (made.isEmpty()) {
            return new Done(book.byKey(key).orElseThrow().value());
        }
        var id = made.get();
        attachments.bind(scans, AgreementScans.KIND + ":" + id.value());
        AgreementTimers.set(timers, id, terms.endsOn(), clock.getZone());
        audit.record(viewer, "cooperation.sign-agreement", "agreement:" + id.value(), null, terms);
        return new Done(id.value());
    }

    @Transactional
    public Outcome change(Viewer viewer, AgreementId id, int version, Agreement.Terms terms) {
        var before = book.hold(id).orElseThrow();
        if (!Rights.mayLead(viewer, before.community())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        if (before.endedAt() != null) {
            return Outcome.refused(Refusal.ENDED);
        }
        if (!book.change(id, version, terms)) {
            return Outcome.refused(Refusal.STALE);
        }
        AgreementTimers.set(timers, id, terms.endsOn(), clock.getZone());
        audit.record(viewer, "cooperation.change-agreement", "agreement:" + id.value(), before.terms(), terms);
        return new Done(id.value());
    }

    @Transactional
    public Outcome addScans(Viewer viewer, AgreementId id, List<AttachmentId> scans) {
        var agreement = book.find(id).orElseThrow();
        if (!Rights.mayLead(viewer, agreement.community())) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        attachments.bind(scans, agreement.subject());
        audit.record(viewer, "cooperation.add-scan", "agreement:" + id.value(), null, Map.of("files", scans.size()));
        return new Done(id.value());
    }
}

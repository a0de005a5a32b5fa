package org.minsheng.visit.internal.form;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormOutcome.Done;
import org.minsheng.visit.internal.form.FormOutcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the draft the next version, to be used from now on; two who publish at once make one version. */
@Component
class PublishingForm {

    private final FormBook book;
    private final AuditTrail audit;
    private final Clock clock;

    PublishingForm(FormBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public FormOutcome publish(Viewer viewer, FormId id, int version) {
        var form = book.find(id).orElseThrow();
        if (!FormRights.mayEdit(viewer, form.area())) {
            return FormOutcome.NOT_YOURS;
        }
        if (form.version() != version) {
            return FormOutcome.CHANGED_MEANWHILE;
        }
        if (form.retiredAt() != null) {
            return new Refused("version", "visit.form.refused.retired");
        }
        if (!form.draftDiffers()) {
            return new Refused("version", "visit.form.refused.nothing-new", form.published());
        }
        if (!Flaws.of(form.draft()).isEmpty()) {
            return new Refused("version", "visit.form.refused.flaws");
        }
        var number = book.publish(viewer, id, version, clock.instant());
        if (number.isEmpty()) {
            return FormOutcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "visit.publish-form", "form:" + id.value(), Map.of("version", form.published()),
            Map.of("version", number.get()));
        return new Done(id, number.get());
    }
}

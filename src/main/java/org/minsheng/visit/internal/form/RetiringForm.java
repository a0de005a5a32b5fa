package org.minsheng.visit.internal.form;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormOutcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a form out of use, or brings it back; what was filled in with it stays readable. */
@Component
class RetiringForm {

    private final FormBook book;
    private final AuditTrail audit;
    private final Clock clock;

    RetiringForm(FormBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public FormOutcome retire(Viewer viewer, FormId id, boolean retired) {
        var form = book.find(id).orElseThrow();
        if (!FormRights.mayEdit(viewer, form.area())) {
            return FormOutcome.NOT_YOURS;
        }
        if (book.retire(id, retired ? clock.instant() : null)) {
            audit.record(viewer, retired ? "visit.retire-form" : "visit.restore-form", "form:" + id.value(),
                Map.of("retired", !retired), Map.of("retired", retired));
        }
        return new Done(id, 0);
    }
}

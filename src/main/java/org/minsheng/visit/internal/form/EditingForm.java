package org.minsheng.visit.internal.form;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormOutcome.Done;
import org.minsheng.visit.internal.form.FormOutcome.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what a form is called or asks. Versions that were published stay as they are, and so do campaigns that use
 * them.
 */
@Component
class EditingForm {

    private final FormBook book;
    private final AuditTrail audit;
    private final Clock clock;

    EditingForm(FormBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param version the version that the viewer has seen; {@code change} is applied to exactly that */
    @Transactional
    public FormOutcome edit(Viewer viewer, FormId id, int version, FormDetails details,
        UnaryOperator<FormDefinition> change) {
        var form = book.find(id).orElseThrow();
        if (!FormRights.mayEdit(viewer, form.area()) || !FormRights.mayEdit(viewer, details.area())) {
            return FormOutcome.NOT_YOURS;
        }
        if (form.version() != version) {
            return FormOutcome.CHANGED_MEANWHILE;
        }
        if (form.retiredAt() != null) {
            return new Refused("version", "visit.form.refused.retired");
        }
        var draft = change.apply(form.draft());
        if (draft.all().count() > Flaws.MOST_FIELDS) {
            return new Refused("version", "visit.flaw.too-many-fields", Flaws.MOST_FIELDS);
        }
        if (draft.equals(form.draft()) && details.equals(form.details())) {
            return new Done(id, 0);
        }
        if (!book.save(viewer, id, version, details, draft, clock.instant())) {
            return FormOutcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "visit.edit-form", "form:" + id.value(), told(form.details(), form.draft()),
            told(details, draft));
        return new Done(id, 0);
    }

    private static Map<String, Object> told(FormDetails details, FormDefinition draft) {
        return Map.of("name", details.name(), "area", details.area().value(), "purpose", details.purpose().name(),
            "keys", draft.all().map(Field::key).toList());
    }
}

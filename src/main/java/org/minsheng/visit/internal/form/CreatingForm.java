package org.minsheng.visit.internal.form;

import java.time.Clock;
import java.util.Map;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.form.FormOutcome.Done;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins a form: empty, as a copy of another, or from a file. */
@Component
class CreatingForm {

    private final FormBook book;
    private final AuditTrail audit;
    private final Clock clock;

    CreatingForm(FormBook book, AuditTrail audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public FormOutcome create(Viewer viewer, RequestKey key, FormDetails details, FormDefinition draft) {
        if (!FormRights.mayEdit(viewer, details.area())) {
            return FormOutcome.NOT_YOURS;
        }
        var made = book.add(viewer, key, details, draft, clock.instant());
        if (made.isEmpty()) {
            return new Done(book.byKey(key).orElseThrow(), 0);
        }
        audit.record(viewer, "visit.create-form", "form:" + made.get().value(), null,
            Map.of("name", details.name(), "area", details.area().value(), "fields", draft.fields().size()));
        return new Done(made.get(), 0);
    }
}

package org.minsheng.visit.internal.care;

import org.minsheng.visit.internal.form.ShippedForms;

/** Why somebody looks in: at home in quarantine at clock times, or alone at home in a rhythm of days. */
public enum CareKind {
    QUARANTINE(ShippedForms.QUARANTINE), VISITS(ShippedForms.CARE_VISIT);

    private final String form;

    CareKind(String form) {
        this.form = form;
    }

    /** The key of the form that is filled in each time. */
    public String form() {
        return form;
    }
}

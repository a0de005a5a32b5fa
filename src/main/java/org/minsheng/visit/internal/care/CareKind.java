package org.minsheng.visit.internal.care;

import org.minsheng.visit.internal.form.ShippedForms;

/** Why somebody looks in: at home in quarantine at clock times, or alone at home in a rhythm of days. */
public enum CareKind {
    QUARANTINE(ShippedForms.QUARANTINE, "quarantine"), VISITS(ShippedForms.CARE_VISIT, "living-alone");

    private final String form;
    private final String group;

    CareKind(String form, String group) {
        this.form = form;
        this.group = group;
    }

    /** The care group that it is made for: whoever helps those people sees how they are looked after. */
    public String group() {
        return group;
    }

    /** The key of the form that is filled in each time. */
    public String form() {
        return form;
    }
}

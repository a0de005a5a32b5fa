package org.minsheng.visit.internal.form;

/** What a form is for; care and patrols show only forms of their own, a campaign may use any of the others. */
public enum FormPurpose {
    SCREENING, ANTI_FRAUD, FIRE_SAFETY, CARE_VISIT, QUARANTINE, PATROL, OTHER
}

package org.minsheng.visit.internal.form;

/** What came of a change to a form. */
sealed interface FormOutcome {

    Refused NOT_YOURS = new Refused("area", "visit.form.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("version", "visit.form.refused.changed-meanwhile");

    /** @param number of the version that was published, 0 when none was */
    record Done(FormId id, int number) implements FormOutcome {
    }

    /** Nothing was changed; the key's sentence says why. */
    record Refused(String field, String key, Object... args) implements FormOutcome {
    }
}

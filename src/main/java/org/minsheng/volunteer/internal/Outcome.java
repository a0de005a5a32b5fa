package org.minsheng.volunteer.internal;

/** What came of a change. */
public sealed interface Outcome {

    Refused NOT_YOURS = new Refused("version", "volunteer.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("version", "volunteer.refused.changed-meanwhile");

    record Done(long id) implements Outcome {
    }

    /** Nothing was changed; the key's sentence says why, beside the field. */
    record Refused(String field, String key, Object... args) implements Outcome {
    }
}

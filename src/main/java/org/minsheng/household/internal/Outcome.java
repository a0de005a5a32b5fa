package org.minsheng.household.internal;

/** What came of a change to a household or its people. */
public sealed interface Outcome {

    Refused NOT_YOURS = new Refused("door", "household.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("version", "household.refused.changed-meanwhile");

    /** @param id of what was written */
    record Done(long id) implements Outcome {
    }

    /** Nothing was changed; the key's sentence, shown beside the field, says why. */
    @SuppressWarnings("ArrayRecordComponent")
    record Refused(String field, String key, Object... args) implements Outcome {
    }
}

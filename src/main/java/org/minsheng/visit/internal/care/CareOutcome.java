package org.minsheng.visit.internal.care;

/** What came of a change to somebody's care. */
sealed interface CareOutcome {

    Refused NOT_YOURS = new Refused("household", "visit.care.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("version", "visit.care.refused.changed-meanwhile");
    Refused ENDED = new Refused("version", "visit.care.refused.ended");

    /** @param alarm whether somebody was alarmed by it */
    record Done(CareId id, boolean alarm) implements CareOutcome {
    }

    /** Nothing was changed; the key's sentence says why. */
    record Refused(String field, String key, Object... args) implements CareOutcome {
    }
}

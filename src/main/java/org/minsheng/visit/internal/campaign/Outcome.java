package org.minsheng.visit.internal.campaign;

/** What came of something that was done to a campaign. */
sealed interface Outcome {

    Refused NOT_YOURS = new Refused("area", "visit.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("version", "visit.refused.changed-meanwhile");

    /** @param id of the campaign, @param count of what the sentence tells */
    record Done(long id, long count) implements Outcome {
    }

    /** Nothing was changed; the key's sentence, shown beside the field, says why. */
    record Refused(String field, String key, Object... args) implements Outcome {
    }
}

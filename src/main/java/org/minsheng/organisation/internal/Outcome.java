package org.minsheng.organisation.internal;

/** What came of a change to an organisation or a post. */
sealed interface Outcome {

    Refused NOT_YOURS = new Refused("area", "organisation.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("version", "organisation.refused.changed-meanwhile");

    /** @param id of the organisation or the post that was written */
    record Done(long id) implements Outcome {
    }

    /** Nothing was changed; the key's sentence, shown beside the field, says why. */
    record Refused(String field, String key, Object... args) implements Outcome {
    }
}

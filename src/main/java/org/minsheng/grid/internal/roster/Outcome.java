package org.minsheng.grid.internal.roster;

/** What came of a change to a roster. */
public sealed interface Outcome {

    Refused NOT_YOURS = new Refused("name", "roster.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("name", "roster.refused.changed-meanwhile");
    Refused GONE = new Refused("name", "roster.refused.gone");

    /** @param count how many lines of rosters were written or ended */
    record Done(int count) implements Outcome {
    }

    /** Nothing was changed; the key's sentence, shown beside the field, says why. */
    record Refused(String field, String key, Object... args) implements Outcome {
    }
}

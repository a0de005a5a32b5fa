package org.minsheng.grid.internal;

/** What came of a change to how a community is cut. */
sealed interface Outcome {

    Refused NOT_YOURS = new Refused("community", "grid.refused.not-yours");
    Refused CHANGED_MEANWHILE = new Refused("version", "grid.refused.changed-meanwhile");
    Refused GONE = new Refused("community", "grid.refused.gone");

    /**
     * @param code of the grid to show next
     * @param count how many doors it touched
     */
    record Done(String code, int count) implements Outcome {
    }

    /** Nothing was changed; the key's sentence, shown beside the field, says why. */
    record Refused(String field, String key, Object... args) implements Outcome {
    }
}

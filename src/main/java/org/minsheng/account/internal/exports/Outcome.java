package org.minsheng.account.internal.exports;

/** What came of asking for a table, or of deciding about it. */
sealed interface Outcome {

    Refused GONE = new Refused("version", "account.export.refused.gone");

    /** @param id of the export */
    record Done(long id) implements Outcome {
    }

    /** Nothing was changed; the key's sentence, shown beside the field, says why. */
    @SuppressWarnings("ArrayRecordComponent")
    record Refused(String field, String key, Object... args) implements Outcome {
    }
}

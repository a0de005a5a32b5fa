package org.minsheng.appeal.internal.bulk;

/** What became of one appeal of many; KEPT could not be undone. */
public enum BulkOutcome {
    PENDING, DONE, REFUSED, UNDONE, KEPT
}

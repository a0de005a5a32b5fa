package org.minsheng.appeal.internal.bulk;

/** What can be done to many appeals at once. */
public enum BulkAction {
    ACCEPT, DISPATCH, SIGN, CLOSE, ASSIGN;

    /**
     * Whether it can be taken back while nothing else has happened; what is closed was published, and is only reopened.
     */
    public boolean isReversible() {
        return this != CLOSE;
    }
}

package org.minsheng.appeal.internal.bulk;

/** What can be done to many appeals at once. */
public enum BulkAction {
    ACCEPT, DISPATCH, SIGN, CLOSE, ASSIGN;

    /** Whether it can be taken back: who takes care, and what nobody has signed for. */
    public boolean isReversible() {
        return this == DISPATCH || this == ASSIGN;
    }
}

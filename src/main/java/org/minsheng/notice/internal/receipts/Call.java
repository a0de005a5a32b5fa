package org.minsheng.notice.internal.receipts;

/** What came of calling somebody whom no message reached. */
public enum Call {
    REACHED, NO_ANSWER, WRONG_NUMBER;

    /** Who did not answer is called again. */
    boolean isSettled() {
        return this != NO_ANSWER;
    }
}

package org.minsheng.appeal.internal;

/** What makes an open matter one that a supervisor looks at; each a condition on its row at the moment {@code :now}. */
public enum Exceptional {
    OVERDUE("due_at < :now"),
    SOON("due_at >= :now and due_at < :now::timestamptz + interval '1 day'"),
    UNSIGNED("state = 'DISPATCHED' and dispatched_at < :now::timestamptz - interval '1 day'"),
    RETURNED("returns >= 2"),
    REOPENED("round > 1"),
    UNASKED("state = 'ANSWERED' and answered_at < :now::timestamptz - interval '2 days'"),
    UNHELD("holder_org is null");

    private final String condition;

    Exceptional(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}

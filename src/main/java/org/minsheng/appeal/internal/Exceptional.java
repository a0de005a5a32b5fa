package org.minsheng.appeal.internal;

/** What makes an open matter one that a supervisor looks at; each a condition on its row at the moment {@code :now}. */
public enum Exceptional {
    OVERDUE("due_at < :now"),
    SOON("due_at >= :now and due_at < :now::timestamptz + interval '1 day'"),
    UNSIGNED("state = 'DISPATCHED' and coalesce(sign_due_at, dispatched_at + interval '1 day') < :now"),
    RETURNED("returns >= 2"),
    REOPENED("round > 1"),
    UNASKED("state = 'ANSWERED' and answered_at < :now::timestamptz - interval '2 days'"),
    UNDRAWN("state = 'ANSWERED' and exists (select from appeal.call_back where call_back.appeal = id and account is "
        + "null and done_at is null)"),
    UNHELD("holder_org is null");

    private final String condition;

    Exceptional(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}

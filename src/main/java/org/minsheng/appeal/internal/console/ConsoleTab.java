package org.minsheng.appeal.internal.console;

import java.util.Locale;

/** The views of the ledger that stand above it as tabs. */
enum ConsoleTab {
    MINE, HELD, OPEN, OVERDUE, NOBODY, ALL;

    String inUrl() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isUrgent() {
        return this == MINE || this == OVERDUE || this == NOBODY;
    }
}

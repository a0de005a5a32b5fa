package org.minsheng.appeal.internal.console;

/** A column of the ledger besides the appeal itself. */
public enum ConsoleColumn {
    KIND, PLACE, STATE, TIER, DEADLINE, HOLDER, CARER, CHANNEL, FILED
}

package org.minsheng.appeal.internal.console;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Ledger.Row;

/**
 * One line of the ledger, ready to be shown.
 *
 * @param holder empty while nobody holds it
 * @param matter empty until somebody sorted it
 * @param carer who of the reader's own organisation takes care of it, empty for nobody
 */
public record ConsoleRow(Row row, String place, String holder, String matter, String tone,
                         boolean overdue, String carer) {

    public String path() {
        return "/console/appeals/" + row.number();
    }

    /** How long a closed one took; null while it is open. */
    public @Nullable Duration took() {
        Instant closed = row.closedAt();
        return closed == null ? null : Duration.between(row.filedAt(), closed);
    }
}

package org.minsheng.household.internal.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;

/**
 * A file of households on its way in, and what became of it.
 *
 * @param mapping what each title means; a title without a field is left out
 * @param areaCode put before landlines that have none; empty for none
 * @param consented whether the community holds a signed consent of everybody in a sensitive care group of the file
 * @param reason why it stopped, a message key with its arguments between bars
 * @param kept households that undoing left as they are because they were changed since
 */
public record SheetImport(long id, AreaCode area, String fileName, List<Table> tables, Map<String, Field> mapping,
                          String areaCode,
                          boolean consented, State state, String reason, AccountId account, String accountName,
                          Instant createdAt,
                          @Nullable Instant endedAt, int households, int people, int changed, int kept) {

    /** Nothing is written before it is confirmed. */
    public enum State {
        MAPPING, READING, READY, WRITING, DONE, UNDOING, UNDONE, DISCARDED, STOPPED;

        private static final Set<State> AT_WORK = Set.of(READING, WRITING, UNDOING);
        private static final Set<State> OPEN = Set.of(MAPPING, READY, STOPPED);

        /** Something goes on in the background. */
        public boolean isAtWork() {
            return AT_WORK.contains(this);
        }

        /** Columns can be mapped anew, and it can be discarded. */
        public boolean isOpen() {
            return OPEN.contains(this);
        }
    }

    /**
     * A worksheet.
     *
     * @param headRow 0 when it has no headings
     * @param titles of its columns in their order, empty for one without
     */
    public record Table(String name, int headRow, int rows, List<String> titles, boolean taken) {

        public boolean hasHead() {
            return headRow > 0;
        }

        Table taking(boolean wanted) {
            return new Table(name, headRow, rows, titles, wanted && hasHead());
        }
    }

    int rows() {
        return tables.stream().filter(Table::taken).mapToInt(table -> Math.max(0, table.rows() - table.headRow()))
            .sum();
    }
}

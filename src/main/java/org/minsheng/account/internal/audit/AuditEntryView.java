package org.minsheng.account.internal.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry with what it changed. */
public record AuditEntryView(AuditRow entry, AuditView.Said said, List<Change> changes) {

    /**
     * @param field in words, {@code code} as it was written
     * @param before null where there was nothing; {@code after} likewise
     */
    public record Change(String field, String code, @Nullable Shown before, @Nullable Shown after) {

        /** Written beside what changed, so that it is not struck out. */
        public boolean isSame() {
            return before != null && before.equals(after);
        }
    }

    /** @param written as it is sealed */
    public record Shown(String words, String written) {
    }
}

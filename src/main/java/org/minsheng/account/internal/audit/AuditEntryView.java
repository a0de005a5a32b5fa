package org.minsheng.account.internal.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry with what it changed. */
public record AuditEntryView(AuditRow entry, String actorName, AuditView.Said said, List<Change> changes) {

    /** @param before null where there was nothing; {@code after} likewise */
    public record Change(String field, @Nullable String before, @Nullable String after) {
    }
}

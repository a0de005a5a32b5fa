package org.minsheng.account.internal.audit;

import java.util.Map;
import org.minsheng.shared.Slice;

/**
 * A page of the audit trail.
 *
 * @param said each entry in words
 */
public record AuditView(Slice<AuditRow> entries, Map<Long, Said> said) {

    /** Who did what to what. */
    public record Said(String who, String did, String subject) {

        /** Whether there are words for the action besides its code. */
        public boolean isInWords(AuditRow entry) {
            return !did.equals(entry.action());
        }
    }
}

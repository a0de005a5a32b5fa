package org.minsheng.account.internal.audit;

import java.util.Map;
import org.minsheng.shared.Slice;

/**
 * A page of the audit trail.
 *
 * @param names names of the actors that are accounts
 * @param said each entry in words
 */
public record AuditView(Slice<AuditRow> entries, Map<String, String> names, Map<Long, Said> said) {

    /** What was done to what. */
    public record Said(String did, String subject) {

        /** Whether there are words for the action besides its code. */
        public boolean isInWords(AuditRow entry) {
            return !did.equals(entry.action());
        }
    }

    public String name(String actor) {
        return names.getOrDefault(actor, actor);
    }
}

package org.minsheng.account.internal.audit;

import java.util.Map;
import org.minsheng.shared.Slice;

/**
 * A page of the audit trail.
 *
 * @param names names of the actors that are accounts
 */
public record AuditView(Slice<AuditRow> entries, Map<String, String> names) {

    public String name(String actor) {
        return names.getOrDefault(actor, actor);
    }
}

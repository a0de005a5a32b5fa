package org.minsheng.shared;

import org.jspecify.annotations.Nullable;

/**
 * Records a write in the transaction that makes it: who, what, before and after. Entries are sealed in hash-chained
 * batches behind the writers. The SQL function {@code account.audit(actor, action, subject, before, after)} does the
 * same inside a statement.
 */
public interface AuditTrail {

    /**
     * @param action what was done, as {@code module.activity}, for instance {@code area.rename}
     * @param subject what it was done to, as {@code kind:id}
     * @param before the state before as a record or map without personal data in the clear, null when it was created
     * @param after the state after, null when it was removed
     */
    void record(Viewer viewer, String action, String subject, @Nullable Object before, @Nullable Object after);
}

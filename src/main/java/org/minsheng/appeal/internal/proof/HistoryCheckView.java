package org.minsheng.appeal.internal.proof;

import java.time.Instant;
import java.util.List;

/**
 * The seals as the auditor sees them.
 *
 * @param waiting steps that are written and not linked yet, at most 10,000
 * @param unsealed entries that are linked and not on a page yet
 */
public record HistoryCheckView(long entries, long waiting, long unsealed,
                               List<LedgerView.Line> pages, List<Check> checks) {

    /** What one check found; no findings mean that all is sound. */
    public record Check(Instant at, String byName, long entries, List<String> findings) {
    }
}

package org.minsheng.appeal.internal.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's pages, newest first.
 *
 * @param head the newest batch, of which no page tells yet; null before the first one and on later pages
 */
public record LedgerView(List<Line> lines, @Nullable String next, @Nullable String first, @Nullable Head head) {

    public record Head(long batch, String root) {
    }

    /** @param hash what a copy of the page is compared by */
    public record Line(int number, LocalDate day, long entries, String hash, Instant sealedAt) {
    }
}

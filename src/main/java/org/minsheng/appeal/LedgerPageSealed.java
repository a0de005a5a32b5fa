package org.minsheng.appeal;

import java.time.LocalDate;

/**
 * A page of the ledger was closed; published in the transaction that closed it. Hashes are in hexadecimal.
 *
 * @param root over all entries of the page
 * @param previous the hash of the page before
 * @param hash over number, day, entries, root and previous: what a copy is compared by
 */
public record LedgerPageSealed(int number, LocalDate day, long entries, String root, String previous, String hash) {
}

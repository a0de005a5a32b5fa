/**
 * Proves that no history was changed: a chain for each appeal, a page of the ledger for each day, and what checks them.
 */
@NullMarked
package org.minsheng.appeal.internal.proof;

import org.jspecify.annotations.NullMarked;

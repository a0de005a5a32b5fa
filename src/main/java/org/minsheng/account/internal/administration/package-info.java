/** Accounts of staff, their grants and the table of routes: what the three administrators do. */
@NullMarked
package org.minsheng.account.internal.administration;

import org.jspecify.annotations.NullMarked;

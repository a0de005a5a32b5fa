/** The phones of staff, proved by a code. */
@NullMarked
package org.minsheng.account.internal.phones;

import org.jspecify.annotations.NullMarked;

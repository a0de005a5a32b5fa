/** Sensitive and repeated appeals, marked by rules that are data; for few to see. */
@NullMarked
package org.minsheng.appeal.internal.flags;

import org.jspecify.annotations.NullMarked;

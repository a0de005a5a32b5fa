/** The clock of an appeal: limits, pauses, extensions, and what happens when time is up. */
@NullMarked
package org.minsheng.appeal.internal.clock;

import org.jspecify.annotations.NullMarked;

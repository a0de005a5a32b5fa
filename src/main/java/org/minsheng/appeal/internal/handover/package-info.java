/** The end of a shift: what is open, what was promised, and who takes it over. */
@NullMarked
package org.minsheng.appeal.internal.handover;

import org.jspecify.annotations.NullMarked;

/** Suggests kind, matter and post of a new appeal from what the county itself confirmed; it never decides. */
@NullMarked
package org.minsheng.appeal.internal.triage;

import org.jspecify.annotations.NullMarked;

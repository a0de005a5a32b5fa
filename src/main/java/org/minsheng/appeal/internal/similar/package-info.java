/** Finds what was said before about the same thing, and keeps those informed who said it too. */
@NullMarked
package org.minsheng.appeal.internal.similar;

import org.jspecify.annotations.NullMarked;

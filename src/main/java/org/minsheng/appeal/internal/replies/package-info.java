/** Answers prepared in advance, and where else an answer may be taken from. */
@NullMarked
package org.minsheng.appeal.internal.replies;

import org.jspecify.annotations.NullMarked;

/** Calls to reporters after an answer, each drawn for somebody other than who answered. */
@NullMarked
package org.minsheng.appeal.internal.callback;

import org.jspecify.annotations.NullMarked;

/** Numbers of appeals without a gap that nobody can explain. */
@NullMarked
package org.minsheng.appeal.internal.numbers;

import org.jspecify.annotations.NullMarked;

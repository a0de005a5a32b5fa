/** 晒单: which photos everybody sees of a matter that was solved. */
@NullMarked
package org.minsheng.appeal.internal.wall;

import org.jspecify.annotations.NullMarked;

/** One thing done to many appeals at once, foreseen, listed and undone. */
@NullMarked
package org.minsheng.appeal.internal.bulk;

import org.jspecify.annotations.NullMarked;

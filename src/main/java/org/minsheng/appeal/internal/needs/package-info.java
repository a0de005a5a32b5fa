/** The needs base: search over everything said and answered, by words, phrases and pinyin. */
@NullMarked
package org.minsheng.appeal.internal.needs;

import org.jspecify.annotations.NullMarked;

/** What an appeal keeps when the person who said it is erased. */
@NullMarked
package org.minsheng.appeal.internal.erasing;

import org.jspecify.annotations.NullMarked;

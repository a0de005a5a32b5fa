/** Taking a new appeal in, in one statement. */
@NullMarked
package org.minsheng.appeal.internal.filing;

import org.jspecify.annotations.NullMarked;

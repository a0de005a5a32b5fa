/** Members of staff who are told of an appeal: because they watch it, or because a note names them. */
@NullMarked
package org.minsheng.appeal.internal.watching;

import org.jspecify.annotations.NullMarked;

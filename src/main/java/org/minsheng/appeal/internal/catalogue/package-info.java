/** Which matter goes to which post: the dispatch catalogue and its matters. */
@NullMarked
package org.minsheng.appeal.internal.catalogue;

import org.jspecify.annotations.NullMarked;

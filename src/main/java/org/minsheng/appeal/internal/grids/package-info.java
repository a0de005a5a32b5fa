/** Appeals as those see them who answer for a grid. */
@NullMarked
package org.minsheng.appeal.internal.grids;

import org.jspecify.annotations.NullMarked;

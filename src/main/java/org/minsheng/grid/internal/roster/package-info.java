/** Who answers in grids, ten-household units and zones. */
@NullMarked
package org.minsheng.grid.internal.roster;

import org.jspecify.annotations.NullMarked;

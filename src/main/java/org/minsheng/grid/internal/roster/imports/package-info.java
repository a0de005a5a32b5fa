/** Sheets of names: looked through, written, taken back. */
@NullMarked
package org.minsheng.grid.internal.roster.imports;

import org.jspecify.annotations.NullMarked;

/**
 * The tables that communities keep of their households, read as they are, judged row by row, written and undone as one.
 */
@NullMarked
package org.minsheng.household.internal.imports;

import org.jspecify.annotations.NullMarked;

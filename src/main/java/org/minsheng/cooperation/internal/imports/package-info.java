/** Sheets of units and what they promise: looked through, written, taken back. */
@NullMarked
package org.minsheng.cooperation.internal.imports;

import org.jspecify.annotations.NullMarked;

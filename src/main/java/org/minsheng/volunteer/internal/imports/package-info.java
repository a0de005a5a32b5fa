/** Sheets of members: looked through, written, taken back. */
@NullMarked
package org.minsheng.volunteer.internal.imports;

import org.jspecify.annotations.NullMarked;

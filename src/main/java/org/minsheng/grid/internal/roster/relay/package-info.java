/** Notices that heads of ten households carry from door to door, and which doors were reached. */
@NullMarked
package org.minsheng.grid.internal.roster.relay;

import org.jspecify.annotations.NullMarked;

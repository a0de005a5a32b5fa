/** From what somebody did to the points: claimed, verified by another, publicised, credited, taken back. */
@NullMarked
package org.minsheng.points.internal.claim;

import org.jspecify.annotations.NullMarked;

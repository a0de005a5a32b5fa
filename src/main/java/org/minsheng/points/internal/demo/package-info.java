/** Points and a shop for the demo. */
@NullMarked
package org.minsheng.points.internal.demo;

import org.jspecify.annotations.NullMarked;

/** The keeper's pages: finding a household, redeeming, reversing, receiving and counting. */
@NullMarked
package org.minsheng.points.internal.counter;

import org.jspecify.annotations.NullMarked;

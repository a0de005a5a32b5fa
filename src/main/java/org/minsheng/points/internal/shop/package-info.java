/** The shop: goods, stock, reservations, redemptions and counts. */
@NullMarked
package org.minsheng.points.internal.shop;

import org.jspecify.annotations.NullMarked;

/** What residents see of their points and of the shop, and what everybody may see. */
@NullMarked
package org.minsheng.points.internal.mine;

import org.jspecify.annotations.NullMarked;

/** Orders from the wish to the thanks. */
@NullMarked
package org.minsheng.cooperation.internal.order;

import org.jspecify.annotations.NullMarked;

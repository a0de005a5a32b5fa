@NullMarked
package org.minsheng.exchange.internal.workorders;

import org.jspecify.annotations.NullMarked;

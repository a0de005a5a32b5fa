@NullMarked
package org.minsheng.exchange.internal.open311;

import org.jspecify.annotations.NullMarked;
